import { Writable } from 'node:stream';

/** What is written during a test, and what of it tells who somebody is. */
export type LogScan = {
  readonly stream: Writable;
  readonly lines: readonly string[];
  /** Each place where a number, an address or one of the given words stands; empty is what is wanted. */
  readonly findings: (words: Iterable<string>, alsoIn?: string) => string[];
};

// A CPR number, also a replacement number (day + 60), with or without its hyphen; not a part of a longer number, word or hash.
const cprNumber = /(?<![\w-])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])\d{2}-?\d{4}(?![\w-])/g;
const emailAddress = /[\w.+æøåÆØÅ-]+@[\wæøåÆØÅ-]+\.[a-z]{2,}/g;
const shortestWord = 3;

/** Makes a stream for a log and keeps what is written to it; `echo` gets it too. */
export function createLogScan(echo?: NodeJS.WritableStream): LogScan {
  const lines: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      lines.push(chunk);
      echo?.write(chunk);
      done();
    },
  });
  return {
    stream,
    lines,
    findings: (words, alsoIn = '') => {
      const patterns = [cprNumber, emailAddress, ...wordPattern(words)];
      // The figures of metrics are not numbers of people.
      const texts = [...lines, ...alsoIn.split('\n').map((line) => line.replace(/ [\d.e+]+$/, ''))];
      return texts.flatMap((text) => patterns.flatMap((pattern) => (text.match(pattern) ?? []).map(placeOf(text))));
    },
  };
}

function placeOf(text: string): (found: string) => string {
  return (found) => `${found} in ${text.trim()}`;
}

/** One pattern for all the words, none where there are none: names stand as words of their own. */
function wordPattern(words: Iterable<string>): RegExp[] {
  const wanted = [...new Set(words)].filter((word) => word.length >= shortestWord);
  if (wanted.length === 0) return [];
  const either = wanted.map((word) => word.replaceAll(/[.+?^${}()|[\]\\*]/g, '\\$&')).join('|');
  return [new RegExp(`(?<![\\p{L}\\d_-])(?:${either})(?![\\p{L}\\d_-])`, 'gu')];
}
