package tui

import (
	"strconv"

	"accord/tui/follow"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// Audience is what a frame says of presenting and following. Audiences are
// comparable; the zero one is that of who is alone.
type Audience struct {
	// News is what is true for the reader's seat, without the view.
	News follow.News
	// Pointer is where the presenter of the view points.
	Pointer state.Pointer
	// Where says how others can look, "" for nothing.
	Where string
}

func (a *App) audience() Audience {
	x := Audience{News: a.stage.news, Where: a.opts.Where}
	if x.News.Follows() && !own(a.state.Overlay) {
		x.Pointer = x.News.View.Pointer
	}
	x.News.View, x.News.Serial = follow.View{}, 0
	return x
}

// status is who presents and who follows, for the header, and the same where
// there is little room; "" for nobody.
func (x Audience) status(e *panel.Env) (text, brief string) {
	n, l := x.News, e.Lang
	full, hollow := string(e.Glyphs.Exact)+" ", string(e.Glyphs.Provisional)+" "
	switch driver, lost := grid.Shorten(n.Driver.Name, statusName), grid.Shorten(n.Lost, statusName); {
	case !n.On:
		return "", ""
	case n.Me.Driving:
		followers := 0
		if n.Roster != nil {
			followers = n.Roster.Followers
		}
		return full + l.N(lang.FollowersN, followers), full + strconv.Itoa(followers)
	case n.Driver.ID == 0:
		return hollow + l.F(lang.StageLost, lost), hollow + lost
	case n.Me.Following:
		return full + l.F(lang.StageFollows, driver), full + driver
	default:
		return hollow + l.T(lang.StageAlone), hollow + driver
	}
}

// statusName is how much of a name stands in the header.
const statusName = 20

// offer is the sentence for somebody who is offered the presentation and takes
// it by that key; "" for others.
func (x Audience) offer(l *lang.Catalog, key string) string {
	if n := x.News; n.Offered.ID == 0 || n.Offered.ID != n.Me.ID {
		return ""
	}
	return l.F(lang.StageOffered, x.News.Driver.Name, key)
}

// keys are the bindings that matter most to the reader now.
func (x Audience) keys() []string {
	if x.News.On && !x.News.Me.Following && !x.News.Me.Driving {
		return []string{"follow"}
	}
	return nil
}

// rosterBox is the border and the rectangle of the list of those who are here.
func rosterBox(in Input) (box, grid.Rect) {
	n, l := len(people(in.Audience.News)), in.Env.Lang
	b := box{focused: true, name: l.T(lang.RosterTitle), notes: []string{l.N(lang.PeopleN, n)}}
	if r := in.Audience.News.Roster; r != nil && in.Audience.News.On {
		b.notes = append(b.notes, l.N(lang.FollowersN, r.Followers))
	}
	h := max(n, 1) + 2
	if in.Audience.Where != "" {
		h += 2
	}
	return b, in.overlay(84, h)
}

// drawRoster draws who is here and what they do.
func drawRoster(g *grid.Grid, r grid.Rect, in Input) panel.Zones {
	all := people(in.Audience.News)
	rows := make([]panel.Attendant, len(all))
	for i, p := range all {
		x := &rows[i]
		x.Name, x.Lang, x.Dataset = p.Name, p.Lang, p.Dataset
		if p.W > 0 {
			x.Size = strconv.Itoa(p.W) + "×" + strconv.Itoa(p.H)
		}
		x.Me, x.Driving = p.ID == in.Audience.News.Me.ID, p.Driving
		if role, known := roleNames()[p.Role]; known {
			x.Role = in.Env.Lang.T(role)
		}
		x.Does = in.Env.Lang.T(does(p, in.Audience.News.On))
	}
	where := ""
	switch {
	case in.Audience.News.Me.ID == 0:
		where = in.Env.Lang.T(lang.StageNobodySees)
	case in.Audience.Where != "":
		where = in.Env.Lang.F(lang.RosterWhere, in.Audience.Where)
	}
	return panel.DrawAttendants(g, r, in.Env, in.State, rows, where)
}

// roleNames are the words for roles by how a server calls them.
func roleNames() map[string]lang.Msg {
	return map[string]lang.Msg{"viewer": lang.RoleViewer, "presenter": lang.RolePresenter, "editor": lang.RoleEditor}
}

// does is what a person does while something is presented, or nothing is.
func does(p follow.Person, on bool) lang.Msg {
	switch {
	case p.Driving:
		return lang.RosterPresents
	case p.Offered:
		return lang.RosterOffered
	case !on:
		return lang.RosterHere
	case p.Following:
		return lang.RosterFollows
	}
	return lang.RosterAlone
}
