/** Danish Excel knows UTF-8 by it. */
export const byteOrderMark = '\uFEFF';

// What a spreadsheet reads as the beginning of a formula (OWASP, CSV injection); full-width forms are read like the others.
const FORMULA = /^[\s\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;
const QUOTED = /[;"\r\n]/u;

/**
 * Writes records as Danish Excel opens them: semicolons, CR LF, quotes where needed. A cell that a spreadsheet would take for a formula
 * gets an apostrophe in front, so that it stays text (UX-30).
 */
export function writeRecords(records: readonly (readonly string[])[]): string {
  return records.map((cells) => `${cells.map(writeCell).join(';')}\r\n`).join('');
}

function writeCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
