// Command accord is a terminal dashboard for cooperation indicators.
package main

import (
	"context"
	"os"
)

func main() {
	collectLate()
	c := Command{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Environ: os.Environ()}
	os.Exit(c.Main(context.Background(), os.Args[1:]))
}
