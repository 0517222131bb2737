import type { Temporal } from 'temporal-polyfill';
import { triesUntilLocked } from './code-tries.ts';
import { crockford32, writeBits } from './write-bits.ts';

/** How many days (of 24 hours) a temporary code is valid. */
export const codeLifetimeDays = 30;

/** How many random bytes a code is made of; 70 of their 72 bits are used. */
export const codeBytes = 9;

/** What the rules need to know of a code that was made. */
export type ActivationCode = {
  readonly expiresAt: Temporal.Instant;
  readonly usedAt: Temporal.Instant | null;
  readonly tries: number;
};

/** Whether a code can still be entered, and if not, why. */
export type CodeState = 'valid' | 'expired' | 'used' | 'locked';

const CODE_LENGTH = 14;
const GROUP = /.{1,4}/gu;
const SEPARATORS = /[\s\-\u00AD\u200B-\u200F\u2010-\u2015\u2060\uFEFF._]/gu;
const CODE = new RegExp(`^[${crockford32.symbols}]{${CODE_LENGTH}}$`, 'u');

/** Writes 9 random bytes as the code to hand over, `XXXX-XXXX-XXXX-XX`; throws on any other number of bytes. */
export function codeFromBytes(bytes: Uint8Array): string {
  if (bytes.length !== codeBytes) throw new RangeError(`A code is made of ${codeBytes} bytes, not ${bytes.length}`);
  return groupsOf(writeBits(bytes, crockford32, CODE_LENGTH)).join('-');
}

/** The one form of a typed code that is hashed and compared: capitals without separators, O read as 0, I and L as 1. */
export function normaliseCode(text: string): string {
  return text.normalize('NFKC').replace(SEPARATORS, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/gu, '1');
}

/** Whether a normalised text can be a code at all; a text that cannot is a slip and costs no try. */
export function isCode(normalised: string): boolean {
  return CODE.test(normalised);
}

/** When a code that is made now stops being valid. */
export function codeExpiry(madeAt: Temporal.Instant): Temporal.Instant {
  return madeAt.add({ hours: codeLifetimeDays * 24 });
}

/** The state of a code. */
export function codeState(code: ActivationCode, now: Temporal.Instant): CodeState {
  if (code.usedAt !== null) return 'used';
  if (code.tries >= triesUntilLocked) return 'locked';
  return now.epochNanoseconds < code.expiresAt.epochNanoseconds ? 'valid' : 'expired';
}

function groupsOf(text: string): readonly string[] {
  return text.match(GROUP) ?? [];
}
