import type { Updateable } from 'kysely';
import {
  nextStatus,
  type AuthenticatorAction,
  type AuthenticatorParty,
  type BlockReason,
} from '@tillid/domain/authenticators/authenticator-life';
import type { EventKind } from '@tillid/domain/history/event-kinds';
import type { AuthenticatorTable } from '../../platform/db/tables/authenticators.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { ruleBroken } from '../../platform/http/problem.ts';
import { stateOf, updateAuthenticator, type AuthenticatorRow } from './authenticator-store.ts';

/** What somebody does with an authenticator. */
export type Step = {
  readonly action: AuthenticatorAction;
  readonly party: AuthenticatorParty;
  /** Of what blocks it. */
  readonly reason?: BlockReason;
  /** What is true besides then. */
  readonly also?: Updateable<AuthenticatorTable>;
};

const events: Readonly<Record<AuthenticatorAction, EventKind>> = {
  issue: 'authenticator.issued',
  'fail-order': 'authenticator.order-failed',
  'retry-order': 'authenticator.order-retried',
  send: 'authenticator.sent',
  deliver: 'authenticator.delivered',
  activate: 'authenticator.activated',
  'give-consent': 'authenticator.consent-given',
  'withdraw-consent': 'authenticator.consent-withdrawn',
  block: 'authenticator.blocked',
  remove: 'authenticator.removed',
  replace: 'authenticator.replaced',
  renew: 'authenticator.renewed',
};

/** Does one step in the life of an authenticator whose user is locked, with its event; throws rule-broken where the rules forbid it. */
export async function takeStep(tx: Tx, row: AuthenticatorRow, step: Step): Promise<AuthenticatorRow> {
  const { action, party, reason } = step;
  const status = nextStatus(stateOf(row), action, party);
  if (!status.ok) throw ruleBroken(status.fault);
  const set = { status: status.value, ...timesOf(tx, row, { ...step, status: status.value }), ...step.also };
  // Only an order that nothing was sent of can be taken back, and nobody need know longer whom a charge is for.
  const charge = set.status === 'ordered' ? {} : { charge_id: null };
  const changed = await updateAuthenticator(tx, row.id, { ...set, ...charge });
  const changes = {
    authenticator: { to: row.means ?? row.kind },
    ...(reason === undefined ? {} : { reason: { to: reason } }),
  };
  await record(tx, { kind: events[action], entityType: 'user', entityId: row.user_id, changes });
  return changed;
}

const unblocked = { blocked_at: null, blocked_reason: null, blocked_by_kind: null, blocked_by: null } as const;

function timesOf(
  tx: Tx,
  row: AuthenticatorRow,
  { action, status, reason }: Step & { readonly status: AuthenticatorRow['status'] },
): Updateable<AuthenticatorTable> {
  const { actor, now } = tx.scope;
  const at = now.toString();
  if (action === 'fail-order') return { order_failed_at: at };
  if (action === 'retry-order') return { order_failed_at: null };
  if (action === 'send') return { sent_at: at };
  if (status === 'blocked') {
    const by = actor.kind === 'anonymous' ? 'system' : actor.kind;
    const id = 'id' in actor ? actor.id : null;
    return { blocked_at: at, blocked_reason: reason ?? 'removed', blocked_by_kind: by, blocked_by: id };
  }
  const issued = action === 'issue' ? { issued_at: at, order_failed_at: null } : {};
  if (status === 'delivered')
    return { ...unblocked, ...issued, delivered_at: row.delivered_at ?? at, activated_at: null };
  if (status === 'activated') return { ...unblocked, activated_at: at };
  return issued;
}
