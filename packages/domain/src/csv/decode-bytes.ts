import { fail, ok, type Result } from '../result.ts';

/** The encodings in which spreadsheets save text, as they are named on screens and in JSON. */
export const encodings = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

/** One of the encodings in which spreadsheets save text. */
export type Encoding = (typeof encodings)[number];

/** Why bytes are not a text: a workbook (zip or old Excel signature), or anything else with NUL bytes. */
export type DecodeFault = 'spreadsheet' | 'not-text';

/** Text together with the encoding in which it was found. */
export type DecodedText = { readonly text: string; readonly encoding: Encoding };

const SLICE_BYTES = 65_536;

const BYTE_ORDER_MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8-bom', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

// .xlsx and .ods are zip archives; .xls is a compound file (Microsoft, [MS-CFB] 2.2).
const SPREADSHEET_SIGNATURES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/**
 * Finds the encoding: a byte order mark decides, else strict UTF-8, else Windows-1252, in which Danish Excel saves
 * "CSV (semikolonsepareret)". UTF-16 is known by its mark alone, because without it its NUL bytes look like any binary file.
 */
export function detectEncoding(bytes: Uint8Array): Result<Encoding, DecodeFault> {
  if (SPREADSHEET_SIGNATURES.some((signature) => startsWith(bytes, signature))) return fail('spreadsheet');
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => startsWith(bytes, mark))?.[0];
  if (marked === 'utf-16le' || marked === 'utf-16be') return detectUtf16(bytes, marked);
  if (bytes.includes(0)) return fail('not-text');
  if (isUtf8(bytes)) return ok(marked ?? 'utf-8');
  return ok('windows-1252');
}

/** Decodes in slices, so that a large file is never in memory as text as a whole; a byte order mark is dropped. */
export function* decodeSlices(bytes: Uint8Array, encoding: Encoding): Generator<string, void, undefined> {
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding);
  for (let start = 0; start < bytes.length; start += SLICE_BYTES) {
    const text = decoder.decode(bytes.subarray(start, start + SLICE_BYTES), { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** Decodes a whole file; an encoding that a person has chosen replaces the one found, but not the refusal of binary files. */
export function decodeBytes(bytes: Uint8Array, chosen?: Encoding): Result<DecodedText, DecodeFault> {
  const found = detectEncoding(bytes);
  if (!found.ok) return found;
  const encoding = chosen ?? found.value;
  return ok({ text: Array.from(decodeSlices(bytes, encoding)).join(''), encoding });
}

function detectUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Result<Encoding, DecodeFault> {
  for (const text of decodeSlices(bytes, encoding)) {
    if (text.includes('\0')) return fail('not-text');
  }
  return ok(encoding);
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let start = 0; start < bytes.length; start += SLICE_BYTES) {
      decoder.decode(bytes.subarray(start, start + SLICE_BYTES), { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
