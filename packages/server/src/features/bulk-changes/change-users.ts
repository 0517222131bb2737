import { bulkRefusal, type BulkChange, type BulkRefusal } from '@tillid/domain/bulk-changes/bulk-change';
import { isUntouched, withoutDeactivation, type DeactivationDone } from '@tillid/domain/bulk-changes/undo-deactivation';
import { whoStays } from '@tillid/domain/bulk-changes/who-stays';
import type { DeactivationPeriod, StatusAndPeriod } from '@tillid/domain/users/deactivation-period';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { Platform } from '../../platform/platform.ts';
import { resendLinks } from '../activation/index.ts';
import {
  endSessions,
  isDeactivationPlanned,
  listAdministratorPeriods,
  lockAdministrators,
  lockUsers,
  unitsOf,
  updateUsers,
  type UserRow,
} from '../users/index.ts';
import { assignUnit, undoAssignment } from './assign-unit.ts';
import { changeOf, getBulkChange, type BulkChangeRow } from './bulk-change-store.ts';
import { listDone, type FrozenUser, type Outcome } from './frozen-user-store.ts';

type Refused = ReadonlyMap<string, BulkRefusal>;

/** Does to some users what a bulk change orders, as far as the rules let it as they are now; tells what came of each. */
export async function changeUsers(
  tx: Tx,
  platform: Platform,
  row: BulkChangeRow,
  userIds: readonly string[],
): Promise<Outcome[]> {
  const change = changeOf(row);
  const users = await lockUsers(tx, userIds);
  const known = new Map(users.map((user) => [user.id, user]));
  const about = { actorUserId: row.ordered_by, today: today(tx) };
  const able: UserRow[] = [];
  const outcomes: Outcome[] = [];
  for (const userId of userIds) {
    const user = known.get(userId);
    const outcome = user === undefined ? 'gone' : bulkRefusal(change, subjectOf(user), about);
    if (outcome !== undefined) outcomes.push({ user_id: userId, outcome });
    else if (user !== undefined) able.push(user);
  }
  return able.length === 0 ? outcomes : [...outcomes, ...(await apply(tx, platform, { row, change }, able))];
}

async function apply(
  tx: Tx,
  platform: Platform,
  { row, change }: { row: BulkChangeRow; change: BulkChange },
  users: readonly UserRow[],
): Promise<Outcome[]> {
  switch (change.action) {
    case 'deactivate':
      return deactivate(tx, users, change.period);
    case 'reactivate':
      return endDeactivations(tx, users, 'user.reactivated');
    case 'cancel-deactivation':
      return endDeactivations(tx, users, 'user.deactivation-cancelled');
    case 'resend-activation-email':
      return resend(tx, platform, users);
    case 'assign-unit':
      return assignUnit(tx, users, change.unit);
    case 'undo-deactivation':
      return undoDeactivation(tx, users, await getUndone(tx, row));
    case 'undo-assignment':
      return undoAssignment(tx, users, await getUndone(tx, row));
  }
}

function getUndone(tx: Tx, { undoes_id }: BulkChangeRow): Promise<BulkChangeRow> {
  if (undoes_id === null) throw new Error('a bulk change that takes nothing back');
  return getBulkChange(tx, undoes_id);
}

async function deactivate(tx: Tx, users: readonly UserRow[], period: DeactivationPeriod): Promise<Outcome[]> {
  const { from, to } = period;
  // A server that stood still meanwhile.
  if (to !== null && to < today(tx)) return users.map((user) => ({ user_id: user.id, outcome: 'period-over' }));
  const refused = await listStaying(tx, users, period);
  const leaving = users.filter((user) => !refused.has(user.id));
  const status = from <= today(tx) ? 'deactivated' : 'active';
  const changed = await updateUsers(tx, leaving, { status, deactivated_from: from, deactivated_to: to }, () =>
    status === 'deactivated' ? 'user.deactivated' : 'user.deactivation-planned',
  );
  if (status === 'deactivated') await endSessions(tx, idsOf(changed));
  const before = new Map(leaving.map((user) => [user.id, user]));
  const done = changed.map((user): Outcome => {
    const { deactivated_from, deactivated_to } = before.get(user.id) ?? user;
    const made = {
      version: user.version,
      status,
      replaced_from: deactivated_from,
      replaced_to: deactivated_to,
    } as const;
    return { user_id: user.id, outcome: 'done', undo: made };
  });
  return [...done, ...outcomesOf(refused)];
}

/** Those organisation administrators without whom nobody would be there on some day (decision 15). */
async function listStaying(tx: Tx, users: readonly UserRow[], period: DeactivationPeriod): Promise<Refused> {
  await lockAdministrators(tx);
  const administrators = await listAdministratorPeriods(tx);
  return new Map(whoStays(period, idsOf(users), administrators).map((id) => [id, 'last-organisation-administrator']));
}

async function endDeactivations(
  tx: Tx,
  users: readonly UserRow[],
  kind: 'user.reactivated' | 'user.deactivation-cancelled',
): Promise<Outcome[]> {
  const set = { status: 'active', deactivated_from: null, deactivated_to: null } as const;
  const changed = await updateUsers(tx, users, set, () => kind);
  // One that began while the user was being deactivated must not come to life now.
  if (kind === 'user.reactivated') await endSessions(tx, idsOf(changed));
  return changed.map((user) => ({ user_id: user.id, outcome: 'done' }));
}

async function resend(tx: Tx, platform: Platform, users: readonly UserRow[]): Promise<Outcome[]> {
  const refused = await resendLinks(tx, platform, users);
  return users.map((user) => ({ user_id: user.id, outcome: refused.get(user.id) ?? 'done' }));
}

async function undoDeactivation(tx: Tx, users: readonly UserRow[], undone: BulkChangeRow): Promise<Outcome[]> {
  const { deactivated_from: from, deactivated_to: to } = undone;
  const rows = new Map((await listDone(tx, undone.id, idsOf(users))).map((row) => [row.user_id, row]));
  const outcomes: Outcome[] = [];
  const byTarget = new Map<string, { readonly target: StatusAndPeriod; readonly users: UserRow[] }>();
  for (const user of users) {
    const done = doneOf(rows.get(user.id), { from, to });
    if (done === undefined || !isUntouched(user.version, done, today(tx))) {
      outcomes.push({ user_id: user.id, outcome: 'changed-since' });
      continue;
    }
    const target = withoutDeactivation(done, today(tx));
    const key = JSON.stringify(target);
    byTarget.set(key, { target, users: [...(byTarget.get(key)?.users ?? []), user] });
    outcomes.push({ user_id: user.id, outcome: 'done' });
  }
  for (const alike of byTarget.values()) await restore(tx, alike.users, alike.target);
  return outcomes;
}

/** All active again, but for the few who had a plan that the deactivation replaced. */
async function restore(tx: Tx, users: readonly UserRow[], { status, from, to }: StatusAndPeriod): Promise<void> {
  const isActive = status === 'active';
  const set = { status, deactivated_from: from, deactivated_to: to };
  const changed = await updateUsers(tx, users, set, (before) => {
    if (isActive && before.status === 'deactivated') return 'user.reactivated';
    return from === null ? 'user.deactivation-cancelled' : 'user.deactivation-changed';
  });
  if (isActive) await endSessions(tx, idsOf(changed));
}

function doneOf(row: FrozenUser | undefined, period: Omit<StatusAndPeriod, 'status'>): DeactivationDone | undefined {
  if (row === undefined || row.version === null || row.status === null) return undefined;
  const { version, status, replaced_from: from, replaced_to: to } = row;
  return { version, after: { status, ...period }, replaced: { from, to } };
}

function outcomesOf(refused: Refused): Outcome[] {
  return [...refused].map(([userId, outcome]) => ({ user_id: userId, outcome }));
}

function subjectOf(user: UserRow) {
  const { id: userId, status } = user;
  return { userId, status, deactivationPlanned: isDeactivationPlanned(user), units: unitsOf(user) };
}

function idsOf(users: readonly UserRow[]): string[] {
  return users.map((user) => user.id);
}

function today(tx: Tx): string {
  return danishDay(tx.scope.now).toString();
}
