// Control characters and halves of characters, which no database stores, and marks that turn the text after them around.
const UNWRITABLE = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/** Whether a text has characters that nobody writes: they could not be stored, or would make it look like another text. */
export function hasUnwritable(text: string): boolean {
  return UNWRITABLE.test(text);
}
