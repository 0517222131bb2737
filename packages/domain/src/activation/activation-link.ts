import type { Temporal } from 'temporal-polyfill';
import { base64Url, writeBits } from './write-bits.ts';

/** How many days (of 24 hours) an activation link is valid. */
export const linkLifetimeDays = 30;

/** How many days the link is valid with which an organisation's first administrator sets it up. */
export const setUpLinkLifetimeDays = 60;

/** How many random bytes a link's token is made of. */
export const tokenBytes = 16;

/** What the rules need to know of a sent link. */
export type ActivationLink = {
  readonly expiresAt: Temporal.Instant;
  readonly usedAt: Temporal.Instant | null;
  readonly replacedAt: Temporal.Instant | null;
};

/** Whether a link can still be used, and if not, why. */
export type LinkState = 'valid' | 'expired' | 'used' | 'replaced';

// 128 bits fill 21 symbols and two bits of the 22nd, whose other four are zero: only four symbols can be the last.
const TOKEN = /^[A-Za-z0-9_-]{21}[AQgw]$/u;
const TOKEN_LENGTH = 22;

/** Writes 16 random bytes as the 22 characters that stand in the link; throws on any other number of bytes. */
export function tokenFromBytes(bytes: Uint8Array): string {
  if (bytes.length !== tokenBytes) throw new RangeError(`A token is made of ${tokenBytes} bytes, not ${bytes.length}`);
  return writeBits(bytes, base64Url, TOKEN_LENGTH);
}

/** Whether a text can be a token at all. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** When a link that is sent now stops being valid. */
export function linkExpiry(sentAt: Temporal.Instant, lifetimeDays: number = linkLifetimeDays): Temporal.Instant {
  return sentAt.add({ hours: lifetimeDays * 24 });
}

/** The state of a link; being used or replaced is told before being expired, because it says what to do next. */
export function linkState(link: ActivationLink, now: Temporal.Instant): LinkState {
  if (link.usedAt !== null) return 'used';
  if (link.replacedAt !== null) return 'replaced';
  return now.epochNanoseconds < link.expiresAt.epochNanoseconds ? 'valid' : 'expired';
}
