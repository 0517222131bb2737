import { orderNumberOf } from '@tillid/domain/authenticators/order-number';
import { findSpoken } from '../../i18n/sentences.ts';
import { standingOf, type ShownAuthenticator } from './authenticator-words.ts';

/** What comes next for an authenticator, in words for an administrator or for its user; undefined when nothing does. */
export function nextStepOf(
  one: ShownAuthenticator,
  of: 'authenticators.next' | 'authenticators.own.next',
): string | undefined {
  const standing = standingOf(one);
  const key = standing === 'blocked' ? (one.blockedReason ?? 'lost') : standing;
  return findSpoken(`${of}.${key}`, { order: orderNumberOf(one.authenticatorId) });
}
