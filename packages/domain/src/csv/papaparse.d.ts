// The published types of papaparse pull in Node's, which would open this package, and the web app with it, to all of Node;
// they are looked for under the package's name alone, so the file inside it is imported. These are the parts in use: the
// tokeniser, which can stop before an unfinished last record and tells where it stopped.

declare module 'papaparse/papaparse.min.js' {
  /** How to read; line breaks must have been made line feeds. */
  type ParserConfig = { readonly delimiter: string; readonly newline: '\n' };

  /** A quote that is not closed, or is followed by text; `row` is the index of its record in the parsed text. */
  type ParserFault = { readonly code: 'MissingQuotes' | 'InvalidQuotes'; readonly row: number };

  /** The records of a text; `cursor` is the offset after the last whole one. */
  type ParserOutcome = {
    readonly data: string[][];
    readonly errors: readonly ParserFault[];
    readonly meta: { readonly cursor: number };
  };

  class Parser {
    constructor(config: ParserConfig);
    parse(text: string, baseIndex: number, ignoreLastRecord: boolean): ParserOutcome;
  }

  const papaparse: { readonly Parser: typeof Parser };
  export default papaparse;
}
