/** How the tokeniser is to read; line breaks must have been made line feeds. */
export type ParserConfig = { readonly delimiter: string; readonly newline: '\n' };

/** A quote that is not closed, or is followed by text; `row` is the index of its record in the parsed text. */
export type ParserFault = { readonly code: 'MissingQuotes' | 'InvalidQuotes'; readonly row: number };

/** The records of a text; `cursor` is the offset after the last whole one. */
export type ParserOutcome = {
  readonly data: string[][];
  readonly errors: readonly ParserFault[];
  readonly meta: { readonly cursor: number };
};

/** papaparse's tokeniser, which can stop before an unfinished last record. */
export class Parser {
  constructor(config: ParserConfig);
  parse(text: string, baseIndex: number, ignoreLastRecord: boolean): ParserOutcome;
}
