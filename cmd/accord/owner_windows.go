package main

import (
	"io/fs"
	"os"
)

// keepOwner does nothing: a new file has the rights of its folder.
func keepOwner(*os.File, fs.FileInfo) {}

// ours is always true: nobody removes what is not theirs to remove.
func ours(fs.FileInfo) bool { return true }
