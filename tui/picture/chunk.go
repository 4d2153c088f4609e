package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
)

// describe puts what a picture says of itself behind the header of a PNG, as
// international text (iTXt) under the keywords of the standard.
func describe(file []byte, a About) []byte {
	const header = 8 + 4 + 4 + 13 + 4 // the signature and IHDR
	if len(file) < header {
		return file
	}
	var b bytes.Buffer
	b.Write(file[:header])
	for _, t := range [...][2]string{{"Title", a.Title}, {"Description", a.Description}, {"Source", a.Command}, {"Comment", a.Sources}, {"Software", "accord"}} {
		if t[1] != "" {
			chunk(&b, "iTXt", t[0]+"\x00"+packed(t[1], a.Lang))
		}
	}
	b.Write(file[header:])
	return b.Bytes()
}

// longText is how many bytes a text has that is compressed.
const longText = 1000

// packed is a text behind its keyword: whether and how it is compressed, its
// language, no other keyword, the text.
func packed(text, lang string) string {
	if len(text) <= longText {
		return "\x00\x00" + lang + "\x00\x00" + text
	}
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write([]byte(text)) // a buffer takes everything
	_ = w.Close()
	return "\x01\x00" + lang + "\x00\x00" + b.String()
}

// chunk writes length, kind, content and checksum.
func chunk(b *bytes.Buffer, kind, content string) {
	sum := crc32.ChecksumIEEE([]byte(kind + content))
	b.Write(binary.BigEndian.AppendUint32(nil, uint32(len(content))))
	b.WriteString(kind + content)
	b.Write(binary.BigEndian.AppendUint32(nil, sum))
}
