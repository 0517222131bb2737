/** The characters that separate cells in the files that spreadsheets save. */
export const delimiters = [';', ',', '\t'] as const;

/** A character that separates cells. */
export type Delimiter = (typeof delimiters)[number];

/**
 * The delimiter, and the offset at which the records begin: after a `sep=` line, which Excel obeys and does not show, so
 * that the header is row 1 with and without it.
 */
export type DelimiterFinding = { readonly delimiter: Delimiter; readonly start: number };

const SEPARATOR_LINE = /^"?sep=([^\r\n"])"?[;,\t]*(?:\r\n|\r|\n|$)/iu;
const FIRST_FILLED_LINE = /[^\s;,][^\r\n]*/u;
const QUOTED = /"(?:[^"]|"")*"?/gu;

/** Finds the delimiter from the file's beginning (its first line at least): a `sep=` line, else the one most frequent in the header. */
export function detectDelimiter(beginning: string): DelimiterFinding {
  const separatorLine = SEPARATOR_LINE.exec(beginning);
  const start = separatorLine === null ? 0 : separatorLine[0].length;
  const named = delimiters.find((delimiter) => delimiter === separatorLine?.[1]);
  return { delimiter: named ?? mostFrequent(beginning.slice(start)), start };
}

function mostFrequent(text: string): Delimiter {
  const header = (FIRST_FILLED_LINE.exec(text)?.[0] ?? '').replace(QUOTED, '');
  let best: Delimiter = ';';
  for (const delimiter of delimiters) {
    if (header.split(delimiter).length > header.split(best).length) best = delimiter;
  }
  return best;
}
