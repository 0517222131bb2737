// Zero-width characters and soft hyphens come along when text is pasted from web pages and word processors; nobody sees them,
// but two names that look the same would differ.
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu;
const BLANKS = /\s+/gu;
// Nearly every text is tidy already (ASCII and precomposed Western letters, single blanks between words), and a file has millions of cells.
const TIDY = /^(?:[!-~À-ÿ]+(?: [!-~À-ÿ]+)*)?$/;

/** Composes letters (NFC), drops invisible characters, and leaves one ordinary blank between words and none at the ends. */
export function tidyBlanks(text: string): string {
  if (TIDY.test(text)) return text;
  return text.normalize('NFC').replace(INVISIBLE, '').replace(BLANKS, ' ').trim();
}

/** Drops every blank and invisible character, for numbers that people write in groups. */
export function withoutBlanks(text: string): string {
  return tidyBlanks(text).replaceAll(' ', '');
}
