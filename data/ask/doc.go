// Package ask keeps the answers of a store whose answers take time, so that
// whoever draws never waits: a [Question] is put to what is at hand, says what is
// lacking, and the [Desk] fetches that where waiting does no harm.
package ask
