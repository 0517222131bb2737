import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchedWords } from './searched-words.ts';

test('words are folded, and nothing but blanks, control characters and lone accents is no word', () => {
  const table: readonly [string, string[]][] = [
    ['  Åse  Ærø ', ['aase', 'aeroe']],
    ['12\u00003\u001F4', ['12', '3', '4']],
    [' \u0000\t', []],
    ['\u0301', []],
    ['', []],
  ];
  for (const [search, words] of table) assert.deepEqual(searchedWords(search), words);
});
