import { freshLogInMinutes, isFreshLogIn } from '@tillid/domain/access/fresh-log-in';
import type { Temporal } from 'temporal-polyfill';
import type { Caller } from './caller.ts';
import { personRequired, ruleBroken } from './problem.ts';

/**
 * Throws when the caller logged in too long ago for an act that wants a fresh log-in, such as making a code (decision 27). A program
 * cannot prove that a person is there, so it is refused whatever its permissions.
 */
export function refuseOldLogIn(caller: Caller, now: Temporal.Instant): void {
  if (caller.kind !== 'user') throw personRequired();
  if (!isFreshLogIn(caller.signedInAt, now)) throw ruleBroken('log-in-too-old', { minutes: freshLogInMinutes });
}
