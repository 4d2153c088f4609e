package main

// deliver writes content to a file, "" for the standard output.
func (c *Command) deliver(path string, content []byte) error {
	if path == "" {
		_, err := c.Stdout.Write(content)
		return err
	}
	if err := replaceFile(path, content); err != nil {
		return failure{exitFailed, err}
	}
	return nil
}
