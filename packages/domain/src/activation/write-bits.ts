/** How bytes are written: the symbols, and how many bits each stands for. */
export type Alphabet = { readonly symbols: string; readonly bits: number };

/** The alphabet of addresses (RFC 4648, section 5). */
export const base64Url: Alphabet = {
  symbols: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
  bits: 6,
};

/** Crockford's alphabet for people: no I, L, O and U, which are misread or spell words. */
export const crockford32: Alphabet = { symbols: '0123456789ABCDEFGHJKMNPQRSTVWXYZ', bits: 5 };

/** Writes the leading bits of bytes as so many symbols, the most significant bit first; bits beyond the bytes are zero. */
export function writeBits(bytes: Uint8Array, alphabet: Alphabet, length: number): string {
  const symbols = Array.from({ length }, (_, index) =>
    alphabet.symbols.charAt(bitsAt(bytes, index * alphabet.bits, alphabet.bits)),
  );
  return symbols.join('');
}

function bitsAt(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let position = start; position < start + count; position += 1) {
    const byte = bytes[Math.floor(position / 8)] ?? 0;
    value = value * 2 + ((byte >> (7 - (position % 8))) & 1);
  }
  return value;
}
