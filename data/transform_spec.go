package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"accord/data/diag"
)

// ParseTransformSpec reads a transformation with what it needs, as a command
// line writes it, without regard to case: "GY", "I=2014", "A", "A=5". "A5" and
// "A(5)" are read too. N, LEVEL and "" are the level. The result is for
// Query.Transform, Query.Base and Query.Window; a base of none is zero, and a
// window that is not given is [DefaultWindow] for an average and else 0. It
// fails with [ErrQuery] on a name that is not known, on a parameter that is
// missing, wrong or too many.
func ParseTransformSpec(s string) (t Transform, base Period, window int, err error) {
	fail := func(words string, a ...any) (Transform, Period, int, error) {
		return Level, Period{}, 0, fmt.Errorf("%w: %s", ErrQuery, fmt.Sprintf(words, a...))
	}
	name, rest, given := splitSpec(strings.ToUpper(strings.TrimSpace(s)))
	switch name {
	case "N", "LEVEL":
		name = ""
	case "CAGR":
		return fail("CAGR is one rate between two periods and no series, which accord query prints; for a series write I=2014")
	}
	t = Transform(name)
	if !slices.Contains(AllTransforms(), t) {
		return fail("no transformation %q%s", s, diag.Suggest(name, transformNames()))
	}
	switch {
	case t == Index && !given:
		return fail("I needs the period that is 100; write I=2014")
	case t == Index:
		if base, err = ParsePeriod(rest); err != nil {
			return fail("the base of I=%s: %v", rest, err)
		}
	case t == Average && !given:
		window = DefaultWindow
	case t == Average:
		if window, err = strconv.Atoi(rest); err != nil || window < 2 {
			return fail("the window of A is a number of periods, 2 or more, A=5; found %q", rest)
		}
	case given:
		return fail("%s takes no parameter; found %q", name, rest)
	}
	if err := CheckTransform(t, base, window); err != nil {
		return Level, Period{}, 0, err
	}
	return t, base, window, nil
}

// splitSpec takes the parameter off a specification: NAME=x, NAME(x), A5.
func splitSpec(s string) (name, rest string, given bool) {
	if name, rest, given = strings.Cut(s, "="); given {
		return strings.TrimSpace(name), strings.TrimSpace(rest), true
	}
	if name, rest, given = strings.Cut(s, "("); given && strings.HasSuffix(rest, ")") {
		return strings.TrimSpace(name), strings.TrimSpace(strings.TrimSuffix(rest, ")")), true
	}
	if len(s) > 1 && s[0] == 'A' && strings.Trim(s[1:], "0123456789") == "" {
		return "A", s[1:], true
	}
	return s, "", false
}

// TransformSpec writes what [ParseTransformSpec] reads: "N" for the level,
// "I=2014", "A=5". Parameters that t does not take are left out.
func TransformSpec(t Transform, base Period, window int) string {
	switch t {
	case Level:
		return "N"
	case Index:
		return "I=" + base.String()
	case Average:
		return "A=" + strconv.Itoa(windowOf(window))
	}
	return string(t)
}

// CheckTransform reports with [ErrQuery] that t is not known or lacks what it
// needs: an index its base, an average a window from 2 to [MaxWindow] (0 is
// [DefaultWindow]).
func CheckTransform(t Transform, base Period, window int) error {
	switch {
	case !slices.Contains(AllTransforms(), t):
		return fmt.Errorf("%w: no transformation %q; known: %s", ErrQuery, string(t), strings.Join(transformNames(), ", "))
	case t == Index && base.IsZero():
		return fmt.Errorf("%w: an index needs the period that is 100", ErrQuery)
	case t == Average && (windowOf(window) < 2 || window > MaxWindow):
		return fmt.Errorf("%w: a moving average is over 2 to %d periods, not %d", ErrQuery, MaxWindow, window)
	}
	return nil
}

// windowOf is n with its default.
func windowOf(n int) int {
	if n == 0 {
		return DefaultWindow
	}
	return n
}

func transformNames() []string {
	names := []string{"N"}
	for _, t := range AllTransforms()[1:] {
		names = append(names, string(t))
	}
	return names
}
