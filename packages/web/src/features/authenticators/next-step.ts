import { findSpoken } from '../../i18n/sentences.ts';
import { standingOf, type ShownAuthenticator } from './authenticator-words.ts';

const shownOfOrder = 8;

/** What comes next for an authenticator, in words for an administrator or for its user; undefined when nothing does. */
export function nextStepOf(
  one: ShownAuthenticator,
  of: 'authenticators.next' | 'authenticators.own.next',
): string | undefined {
  const standing = standingOf(one);
  const key = standing === 'blocked' ? (one.blockedReason ?? 'lost') : standing;
  return findSpoken(`${of}.${key}`, { order: orderNumber(one) });
}

/** The number by which an order is talked of: the end of its id. */
export function orderNumber({ authenticatorId }: Pick<ShownAuthenticator, 'authenticatorId'>): string {
  return authenticatorId.slice(-shownOfOrder).toUpperCase();
}
