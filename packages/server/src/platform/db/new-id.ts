import { randomFillSync } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';

/** A UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, then random; ids of one table sort by time of birth. */
export function newId(now: Temporal.Instant): string {
  const bytes = randomFillSync(Buffer.alloc(16));
  bytes.writeUIntBE(now.epochMilliseconds, 0, 6);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x70;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
