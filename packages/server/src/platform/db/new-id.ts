import { freshBytes } from '../crypto/fresh-bytes.ts';

let made = 0;
let latestMs = 0;

/**
 * A UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, a counter in the next 24 (6.2, method 1), the rest random. Ids of one
 * table sort by time of birth, those that one server makes in the same millisecond too: events keep their order. When the clock is put
 * back, the server's ids stay at the latest millisecond they had (6.2, monotonicity), so that what comes later still sorts later.
 */
export function newId(now: { readonly epochMilliseconds: number }): string {
  const bytes = freshBytes(16);
  made = (made + 1) % 2 ** 24;
  latestMs = Math.max(latestMs, now.epochMilliseconds);
  bytes.writeUIntBE(latestMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | (made >> 12), 6);
  bytes.writeUInt16BE(0x8000 | ((made & 0xfff) << 2) | (bytes.readUInt8(9) & 0x03), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The millisecond that an id made now begins with, for ids that a thread makes: they must not sort before those made earlier. */
export function idMilliseconds(now: { readonly epochMilliseconds: number }): number {
  return Math.max(latestMs, now.epochMilliseconds);
}
