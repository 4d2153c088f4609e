// Package tui is the picture and the interaction: what stands where, which key
// does what, and the one program that holds both together.
//
// [Render] is a pure function of an [Input]: dataset, view, size, language,
// glyphs, day. The interactive dashboard, a headless render and the tests all
// call it. The view changes through named actions alone ([state.Apply]).
//
// The way of a key: message, text entry, table of keys, action, [state.Apply],
// frame. The way of a picture: panels draw cells, parts that did not change are
// kept ([Sheets]), cells that did not change are not written again
// ([term.Screen]).
//
// Decisions:
//
//   - Cells and not strings (November 2026): joined strings cost fifty times as
//     much, and a frame is drawn for every message.
//   - A view and not keystrokes: the same value can be written down as a command
//     line, undone, kept under a letter, and sent to somebody else.
//   - Ink is the terminal's own colour and blanks carry none: it is legible on
//     any background, and a step of the cursor writes a sixth of the bytes.
package tui
