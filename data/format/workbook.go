package format

import (
	"bytes"
	"errors"
)

// isWorkbook reports whether content is a workbook of Excel.
func isWorkbook(content []byte) bool { return bytes.HasPrefix(content, []byte("PK\x03\x04")) }

func workbook(string, []byte, Plan, Options) (*Sheet, error) {
	return nil, errors.New("workbooks: not yet")
}
