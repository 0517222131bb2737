import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { decodeBytes, decodeSlices, detectEncoding, encodings, type Encoding } from './decode-bytes.ts';

const text = 'Fornavn;Efternavn\r\nÅse;Ærø\r\nZoë;"Müller – €"\r\n';

test('every encoding in which spreadsheets save is found, and the text is right', () => {
  for (const encoding of encodings) {
    assert.deepEqual(decodeBytes(encode(text, encoding)), { ok: true, value: { text, encoding } });
  }
});

test('what is encoded is decoded, in slices as well as whole', () => {
  const unicode = fc
    .string({ unit: 'grapheme' })
    .filter((value) => !value.includes('\0') && !value.startsWith('\uFEFF'));
  fc.assert(
    fc.property(unicode, fc.constantFrom<Encoding>('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'), (value, encoding) => {
      const long = `Å${value}`.repeat(3_000);
      assert.equal(Array.from(decodeSlices(encode(long, encoding), encoding)).join(''), long);
    }),
    { numRuns: 40 },
  );
});

test('every character of Windows-1252 is decoded', () => {
  const western = fc.string({ unit: fc.constantFrom(...windows1252), minLength: 1 });
  fc.assert(
    fc.property(western, (value) => {
      const bytes = encode(value, 'windows-1252');
      assert.equal(Array.from(decodeSlices(bytes, 'windows-1252')).join(''), value);
    }),
  );
});

test('one letter that is not UTF-8, however late, makes the file Windows-1252', () => {
  const bytes = new Uint8Array(200_000).fill(0x61);
  bytes[199_999] = 0xe6;
  const decoded = decodeBytes(bytes);
  assert.ok(decoded.ok);
  assert.equal(decoded.value.encoding, 'windows-1252');
  assert.ok(decoded.value.text.endsWith('aæ'));
});

test('a letter cut in two at the end of a slice is one letter', () => {
  const value = `a${'æ'.repeat(100_000)}`;
  assert.deepEqual(decodeBytes(encode(value, 'utf-8')), { ok: true, value: { text: value, encoding: 'utf-8' } });
});

test('an encoding chosen by a person replaces the one found', () => {
  const decoded = decodeBytes(encode('Ærø', 'utf-8'), 'windows-1252');
  assert.ok(decoded.ok);
  assert.equal(decoded.value.text, 'Ã†rÃ¸');
});

test('workbooks and binary files are refused by name', () => {
  const zip = Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00);
  const compound = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  assert.deepEqual(detectEncoding(zip), { ok: false, fault: 'spreadsheet' });
  assert.deepEqual(detectEncoding(compound), { ok: false, fault: 'spreadsheet' });
  assert.deepEqual(detectEncoding(Uint8Array.of(0x41, 0x00, 0x42)), { ok: false, fault: 'not-text' });
  assert.deepEqual(detectEncoding(Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x00, 0x00)), { ok: false, fault: 'not-text' });
  assert.deepEqual(detectEncoding(encode('a;b', 'utf-16le').subarray(2)), { ok: false, fault: 'not-text' });
});

test('an empty file is a text without characters', () => {
  assert.deepEqual(decodeBytes(new Uint8Array()), { ok: true, value: { text: '', encoding: 'utf-8' } });
});

test('no bytes make it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.option(fc.constantFrom(...encodings)), (bytes, chosen) => {
      const decoded = decodeBytes(bytes, chosen ?? undefined);
      assert.equal(typeof decoded.ok, 'boolean');
    }),
  );
});

// Read off the Encoding Standard's table through the decoder's inverse: the 27 characters that Latin-1 lacks, by their bytes.
const above = new Map([
  ['€', 0x80],
  ['‚', 0x82],
  ['ƒ', 0x83],
  ['„', 0x84],
  ['…', 0x85],
  ['†', 0x86],
  ['‡', 0x87],
  ['ˆ', 0x88],
  ['‰', 0x89],
  ['Š', 0x8a],
  ['‹', 0x8b],
  ['Œ', 0x8c],
  ['Ž', 0x8e],
  ['‘', 0x91],
  ['’', 0x92],
  ['“', 0x93],
  ['”', 0x94],
  ['•', 0x95],
  ['–', 0x96],
  ['—', 0x97],
  ['˜', 0x98],
  ['™', 0x99],
  ['š', 0x9a],
  ['›', 0x9b],
  ['œ', 0x9c],
  ['ž', 0x9e],
  ['Ÿ', 0x9f],
]);
const latin1 = Array.from({ length: 96 }, (_, index) => String.fromCodePoint(0xa0 + index));
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(0x20 + index));
const windows1252 = [...ascii, ...latin1, ...above.keys()];

function encode(value: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(value);
  if (encoding === 'utf-8-bom') return new TextEncoder().encode(`\uFEFF${value}`);
  if (encoding === 'windows-1252') {
    return Uint8Array.from(value, (character) => above.get(character) ?? character.codePointAt(0) ?? 0);
  }
  const littleEndian = Buffer.from(`\uFEFF${value}`, 'utf16le');
  return new Uint8Array(encoding === 'utf-16le' ? littleEndian : littleEndian.swap16());
}
