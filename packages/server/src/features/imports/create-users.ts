import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { booleanArray, byteaArray, dateArray, textArray, uuidArray } from '../../platform/db/array-parameters.ts';
import type { Tx } from '../../platform/db/work.ts';
import { recordAlike } from '../../platform/history/record.ts';
import type { UserRow } from '../users/index.ts';
import { applier, type ImportRow } from './import-store.ts';
import type { PreparedUser } from './prepare-users.ts';

/** A row whose person was a user when it came to be created; without an id when that user is gone again. */
export type Conflict = { readonly row: number; readonly userId: string | undefined };

// Writing out the parameters of one statement must not hold up other requests.
const statementRows = 1_000;

/**
 * Makes users with their sign-in lookup and their events. Somebody whose CPR number another user has by now is not created and named.
 */
export async function createUsers(tx: Tx, row: ImportRow, users: readonly PreparedUser[]): Promise<Conflict[]> {
  const conflicts: Conflict[] = [];
  for await (const slice of slicesOf(users)) {
    const inserted = await insertUsers(tx, row.id, slice);
    const taken = inserted < slice.length ? await findTaken(tx, slice) : [];
    conflicts.push(...taken);
    const created = taken.length === 0 ? slice : withoutRows(slice, taken);
    await insertSignInIdentities(tx, created);
    const events = created.map((each) => each.event);
    await recordAlike(tx, { kind: 'user.imported', entityType: 'user', version: 1, ...applier(row), events });
  }
  return conflicts;
}

/** Finds, without creating anybody, those whose CPR number another user has. */
export async function findConflicts(tx: Tx, users: readonly PreparedUser[]): Promise<Conflict[]> {
  const conflicts: Conflict[] = [];
  for await (const slice of slicesOf(users)) {
    const byCpr = await findByCprHash(tx, slice);
    conflicts.push(
      ...slice.filter((each) => byCpr.has(each)).map((each) => ({ row: each.row, userId: byCpr.get(each) })),
    );
  }
  return conflicts;
}

/** The rows that are not among those of the conflicts. */
export function withoutRows<T extends { row: number }>(rows: readonly T[], conflicts: readonly { row: number }[]): T[] {
  const taken = new Set(conflicts.map((conflict) => conflict.row));
  return rows.filter(({ row }) => !taken.has(row));
}

// In the order of the hash, so that one who waits for another does so once for all that both want.
async function insertUsers(tx: Tx, importId: string, users: readonly PreparedUser[]): Promise<number> {
  const column = <T>(read: (user: UserRow) => T) => users.map(({ user }) => read(user));
  const inserted = await sql`
    insert into business_user (organisation_id, id, version, status, first_name, last_name, folded, email, phone, date_of_birth, cpr_sealed,
      cpr_hash, cpr_key_id, next_cpr_hash, next_cpr_key_id, anonymous, reference_text, target_level, authenticator, production_unit_id,
      se_number_id, invoicing_method_id, import_id, created_at)
    select ${tx.scope.organisationId}::uuid, u.id, 1, 'imported', u.first_name, u.last_name, u.folded, u.email, u.phone, u.date_of_birth,
      u.cpr_sealed, u.cpr_hash, u.cpr_key_id, u.next_cpr_hash, u.next_cpr_key_id, u.anonymous, u.reference_text, u.target_level,
      u.authenticator, u.production_unit_id, u.se_number_id, u.invoicing_method_id, ${importId}::uuid, ${tx.scope.now.toString()}::timestamptz
    from unnest(${uuidArray(column((user) => user.id))}::uuid[], ${textArray(column((user) => user.first_name))}::text[],
      ${textArray(column((user) => user.last_name))}::text[], ${textArray(column((user) => user.folded))}::text[],
      ${textArray(column((user) => user.email))}::text[], ${textArray(column((user) => user.phone))}::text[],
      ${dateArray(column((user) => user.date_of_birth))}::date[], ${byteaArray(column((user) => user.cpr_sealed))}::bytea[],
      ${byteaArray(column((user) => user.cpr_hash))}::bytea[], ${textArray(column((user) => user.cpr_key_id))}::text[],
      ${byteaArray(column((user) => user.next_cpr_hash))}::bytea[], ${textArray(column((user) => user.next_cpr_key_id))}::text[],
      ${booleanArray(column((user) => user.anonymous))}::boolean[], ${textArray(column((user) => user.reference_text))}::text[],
      ${textArray(column((user) => user.target_level))}::text[], ${textArray(column((user) => user.authenticator))}::text[],
      ${uuidArray(column((user) => user.production_unit_id))}::uuid[], ${uuidArray(column((user) => user.se_number_id))}::uuid[],
      ${uuidArray(column((user) => user.invoicing_method_id))}::uuid[])
      as u(id, first_name, last_name, folded, email, phone, date_of_birth, cpr_sealed, cpr_hash, cpr_key_id, next_cpr_hash, next_cpr_key_id,
        anonymous, reference_text, target_level, authenticator, production_unit_id, se_number_id, invoicing_method_id)
    order by u.cpr_hash
    on conflict do nothing`.execute(tx.db);
  return Number(inserted.numAffectedRows ?? 0);
}

async function insertSignInIdentities(tx: Tx, users: readonly PreparedUser[]): Promise<void> {
  const known = users.flatMap(({ user, person }) => (person === null ? [] : [{ user, person }]));
  if (known.length === 0) return;
  await sql`
    insert into sign_in_identity (person_hash, organisation_id, user_id, kind, key_id)
    select i.person_hash, ${tx.scope.organisationId}::uuid, i.user_id, 'cpr', i.key_id
    from unnest(${byteaArray(known.map(({ person }) => person.hash))}::bytea[], ${uuidArray(known.map(({ user }) => user.id))}::uuid[],
      ${textArray(known.map(({ person }) => person.keyId))}::text[]) as i(person_hash, user_id, key_id)
    order by i.person_hash`.execute(tx.db);
}

/** Who of a slice was not inserted, with the user who was there first. */
async function findTaken(tx: Tx, users: readonly PreparedUser[]): Promise<Conflict[]> {
  const ids = uuidArray(users.map(({ user }) => user.id));
  const found = await sql<{ id: string }>`
    select s.id from unnest(${ids}::uuid[]) as s(id)
    where not exists (select 1 from business_user u where u.organisation_id = ${tx.scope.organisationId}::uuid and u.id = s.id)`.execute(
    tx.db,
  );
  const missing = new Set(found.rows.map(({ id }) => id));
  const taken = users.filter(({ user }) => missing.has(user.id));
  const byCpr = await findByCprHash(tx, taken);
  return taken.map((each) => ({ row: each.row, userId: byCpr.get(each) }));
}

/** Users with the CPR numbers of prepared ones; while keys are rotated either of two hashes tells. */
async function findByCprHash(tx: Tx, users: readonly PreparedUser[]): Promise<ReadonlyMap<PreparedUser, string>> {
  const { organisationId } = tx.scope;
  const hashes = byteaArray(users.map(({ user }) => user.cpr_hash));
  const nextHashes = byteaArray(users.map(({ user }) => user.next_cpr_hash));
  const found = await sql<{ place: number; id: string }>`
    with sought as (
      select s.* from unnest(${hashes}::bytea[], ${nextHashes}::bytea[]) with ordinality as s(cpr_hash, next_cpr_hash, place))
    select s.place::integer, u.id from sought s
    join business_user u on u.organisation_id = ${organisationId}::uuid and u.cpr_hash = s.cpr_hash
    union
    select s.place::integer, u.id from sought s
    join business_user u on u.organisation_id = ${organisationId}::uuid and u.next_cpr_hash = s.next_cpr_hash`.execute(
    tx.db,
  );
  return new Map(
    found.rows.flatMap(({ place, id }) => {
      const user = users[place - 1];
      return user === undefined ? [] : [[user, id]];
    }),
  );
}

/** Pieces for one statement each, with a breath in between. */
async function* slicesOf(users: readonly PreparedUser[]): AsyncGenerator<readonly PreparedUser[]> {
  for (let start = 0; start < users.length; start += statementRows) {
    yield users.slice(start, start + statementRows);
    await setImmediate();
  }
}
