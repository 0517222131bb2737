import type { Temporal } from 'temporal-polyfill';
import { freshLogInMinutes, isFreshLogIn } from '@tillid/domain/access/fresh-log-in';
import { ruleBroken } from '../../platform/http/problem.ts';

/** Throws when the caller logged in too long ago for an act that wants a fresh log-in, such as making a code (decision 27). */
export function refuseOldLogIn(caller: { readonly signedInAt: Temporal.Instant }, now: Temporal.Instant): void {
  if (!isFreshLogIn(caller.signedInAt, now)) throw ruleBroken('log-in-too-old', { minutes: freshLogInMinutes });
}
