import type { Selectable, Updateable } from 'kysely';
import type { EventKind } from '@tillid/domain/history/event-kinds';
import { foldText } from '@tillid/domain/users/person-name';
import type { BusinessUserTable } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record, type Change } from '../../platform/history/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import { asOfToday, settleStatuses } from './settle-status.ts';

/** A user as it lies in the database. */
export type UserRow = Selectable<BusinessUserTable>;

/** Fields whose old and new values history tells, by column; associations by id, so that their names can be told as they are now. */
const toldFields = {
  first_name: 'firstName',
  last_name: 'lastName',
  email: 'email',
  phone: 'phone',
  date_of_birth: 'dateOfBirth',
  anonymous: 'anonymous',
  reference_text: 'referenceText',
  target_level: 'targetLevel',
  registered_level: 'registeredLevel',
  authenticator: 'authenticator',
  authenticator_limit: 'authenticatorLimit',
  production_unit_id: 'productionUnit',
  se_number_id: 'seNumber',
  invoicing_method_id: 'invoicingMethod',
  status: 'status',
  deactivated_from: 'deactivatedFrom',
  deactivated_to: 'deactivatedTo',
} as const satisfies Partial<Record<keyof UserRow, string>>;

/** One user with the status of today; undefined when absent or of another organisation. */
export async function findUser(tx: Tx, userId: string): Promise<UserRow | undefined> {
  const user = await tx.db
    .selectFrom('business_user')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', userId)
    .executeTakeFirst();
  return user === undefined ? undefined : asOfToday(tx, user);
}

/** One user; throws not-found. */
export async function getUser(tx: Tx, userId: string): Promise<UserRow> {
  const user = await findUser(tx, userId);
  if (user === undefined) throw new Problem('not-found');
  return user;
}

/** One user, locked until this unit of work ends; throws not-found, and stale when `version` is given and no longer true. */
export async function lockUser(tx: Tx, userId: string, version?: number): Promise<UserRow> {
  const user = await findLockedUser(tx, userId, version);
  if (user === undefined) throw new Problem('not-found');
  return user;
}

/** The same where nobody need be there. What a period of deactivation has made true meanwhile is written down first. */
export async function findLockedUser(tx: Tx, userId: string, version?: number): Promise<UserRow | undefined> {
  const user = await tx.db
    .selectFrom('business_user')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirst();
  if (user === undefined) return undefined;
  if (version !== undefined && user.version !== version) throw new Problem('stale');
  const [settled = user] = await settleStatuses(tx, [user]);
  return settled;
}

/** Changes a locked user and writes the event of it, which tells what changed and what is told `also`; gives the user as it is then. */
export async function updateUser(
  tx: Tx,
  user: UserRow,
  set: Updateable<BusinessUserTable>,
  told: EventKind | { readonly kind: EventKind; readonly also: Readonly<Record<string, Change>> },
): Promise<UserRow> {
  const { kind, also } = typeof told === 'string' ? { kind: told, also: {} } : told;
  const version = user.version + 1;
  const next = { ...user, ...set } as UserRow;
  const changed = await tx.db
    .updateTable('business_user')
    .set({ ...set, folded: foldedText(next), version })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', user.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const changes = { ...changesBetween(user, changed), ...also };
  await record(tx, { kind, entityType: 'user', entityId: user.id, version, changes });
  return changed;
}

/**
 * Lower-case text that the search reads: name and e-mail, folded (`å` → `aa`), and behind a line feed the reference text, since the e-mail
 * address is known as the last word before it.
 */
export function foldedText(user: Pick<UserRow, 'first_name' | 'last_name' | 'email' | 'reference_text'>): string {
  const folded = foldText(`${user.first_name} ${user.last_name} ${user.email}`);
  const reference = foldText(user.reference_text ?? '');
  return reference === '' ? folded : `${folded} \n ${reference}`;
}

/** What of a user changed, as history tells it; a CPR number is only said to have changed. */
export function changesBetween(before: UserRow, after: UserRow): Record<string, Change> {
  const changes: Record<string, Change> = {};
  for (const [column, field] of Object.entries(toldFields)) {
    const from = tell(before[column as keyof UserRow]);
    const to = tell(after[column as keyof UserRow]);
    if (from !== to) changes[field] = { from, to };
  }
  if (!sameBytes(before.cpr_hash, after.cpr_hash)) changes['cpr'] = {};
  return changes;
}

/** The values of a new user, as history tells them. */
export function changesOfNew(user: UserRow): Record<string, Change> {
  const changes: Record<string, Change> = {};
  for (const [column, field] of Object.entries(toldFields)) {
    const to = tell(user[column as keyof UserRow]);
    if (to !== null) changes[field] = { to };
  }
  if (user.cpr_hash !== null) changes['cpr'] = {};
  return changes;
}

function tell(value: UserRow[keyof UserRow] | undefined): string | null {
  return value === null || value === undefined || Buffer.isBuffer(value) ? null : String(value);
}

function sameBytes(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}
