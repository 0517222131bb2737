import type * as z from 'zod/mini';
import type * as contract from '@tillid/contract/authenticators';
import { possibleActions, type AuthenticatorParty } from '@tillid/domain/authenticators/authenticator-life';
import {
  choiceOf,
  leftToOrder,
  mostAtOnce,
  offeredOrders,
  sortOf,
} from '@tillid/domain/authenticators/authenticator-order';
import { canLogIn, logInObstacle, type LogInCircumstances } from '@tillid/domain/authenticators/log-in-right';
import { pricesOn, type PriceTable } from '@tillid/domain/authenticators/prices';
import type { OrganisationSettings } from '@tillid/domain/organisations/organisation-settings';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { Platform } from '../../platform/platform.ts';
import { findActorNames } from '../history/index.ts';
import { readSettings } from '../organisations/index.ts';
import { abilityFor, type UserRow, type Viewer } from '../users/index.ts';
import { findLastLink } from './authenticator-link-store.ts';
import { holdsRole, listAuthenticators, stateOf, type AuthenticatorRow } from './authenticator-store.ts';

type UserAuthenticators = z.output<typeof contract.userAuthenticators>;
type OwnAuthenticators = z.output<typeof contract.ownAuthenticators>;
type Shown = z.output<typeof contract.shownAuthenticator>;
type Offer = z.output<typeof contract.offer>;
type Doer = UserAuthenticators['items'][number]['orderedBy'];

/** The authenticators of a user as an administrator sees them. */
export async function readUserAuthenticators(
  tx: Tx,
  platform: Platform,
  viewer: Viewer,
  user: UserRow,
): Promise<UserAuthenticators> {
  const [rows, settings, isHolder, lastLink] = await Promise.all([
    listAuthenticators(tx, user.id),
    readSettings(tx),
    holdsRole(tx, user.id),
    findLastLink(tx, user.id),
  ]);
  const circumstances = { ...settings, holdsRole: isHolder };
  const names = await findActorNames(tx, platform.keyring, rows.flatMap(doerIds));
  const manage = abilityFor('manage-authenticators', 'authenticators:manage', user, viewer);
  const items = rows.map((row) => ({
    ...shown(row, circumstances, manage.allowed ? 'user-administrator' : undefined),
    price: row.price,
    orderedBy: doer(row.ordered_by_kind, row.ordered_by, names),
    blockedBy: row.blocked_by_kind === null ? null : doer(row.blocked_by_kind, row.blocked_by, names),
    replacesId: row.replaces_id,
  }));
  const isWaiting = rows.some(canBeActivated);
  return {
    items: items.toReversed(),
    offers: offersOf(tx, platform.settings.prices, rows, settings),
    add: manage,
    canLogIn: canLogIn(rows, circumstances),
    linkSentAt: lastLink?.sent_at ?? null,
    resendLink: manage.allowed && !isWaiting ? { allowed: false, reason: 'nothing-to-activate' } : manage,
  };
}

/** The authenticators of whoever asks, without what only administrators are told. */
export async function readOwnAuthenticators(tx: Tx, platform: Platform, user: UserRow): Promise<OwnAuthenticators> {
  const [rows, settings, isHolder] = await Promise.all([
    listAuthenticators(tx, user.id),
    readSettings(tx),
    holdsRole(tx, user.id),
  ]);
  const circumstances = { ...settings, holdsRole: isHolder };
  const left = leftToOrder(user.authenticator_limit, rows);
  const offers = offersOf(tx, platform.settings.prices, rows, settings).filter(
    ({ choice, left: ofIt }) => sortOf(choice).kind === 'separate' && ofIt > 0,
  );
  return {
    items: rows.map((row) => shown(row, circumstances, 'user')).toReversed(),
    offers: left === 0 ? [] : offers,
    left,
    canLogIn: canLogIn(rows, circumstances),
  };
}

/** Whether the user has only to log in with it, or to consent. */
export function canBeActivated(row: AuthenticatorRow): boolean {
  const actions = possibleActions(stateOf(row), 'user');
  return row.status !== 'blocked' && (actions.includes('activate') || actions.includes('give-consent'));
}

function shown(row: AuthenticatorRow, circumstances: LogInCircumstances, party: AuthenticatorParty | undefined): Shown {
  return {
    authenticatorId: row.id,
    kind: row.kind,
    means: row.means,
    status: row.status,
    blockedReason: row.blocked_reason,
    obstacle: logInObstacle(row, circumstances) ?? null,
    isIssued: row.issued_at !== null,
    orderFailed: row.order_failed_at !== null,
    orderedAt: row.ordered_at,
    sentAt: row.sent_at,
    deliveredAt: row.delivered_at,
    activatedAt: row.activated_at,
    blockedAt: row.blocked_at,
    actions: party === undefined ? [] : possibleActions(stateOf(row), party),
  };
}

function offersOf(
  tx: Tx,
  table: PriceTable,
  rows: readonly AuthenticatorRow[],
  settings: OrganisationSettings,
): Offer[] {
  const prices = pricesOn(table, danishDay(tx.scope.now).toString());
  return offeredOrders(settings).map((choice) => {
    const { means } = sortOf(choice);
    const present = rows.filter((row) => row.status !== 'blocked' && choiceOf(row) === choice).length;
    return {
      choice,
      price: means === null ? 0 : prices[means],
      left: Math.max(0, mostAtOnce(choice) - present),
    };
  });
}

function doerIds(row: AuthenticatorRow): string[] {
  return [row.ordered_by, row.blocked_by].filter((id) => id !== null);
}

function doer(kind: Doer['kind'], id: string | null, names: ReadonlyMap<string, string>): Doer {
  return { kind, name: id === null ? null : (names.get(id) ?? null) };
}
