import { sql } from 'kysely';
import { uuidArray } from '../../platform/db/array-parameters.ts';
import type { Tx } from '../../platform/db/work.ts';
import { recordAlike } from '../../platform/history/record.ts';
import { asBuffer } from '../../platform/threads/as-buffer.ts';
import { applier, type ImportRow } from './import-store.ts';
import type { UserColumns } from './user-columns.ts';

/** A row whose person was a user when it came to be created; without an id when that user is gone again. */
export type Conflict = { readonly row: number; readonly userId: string | undefined };

/**
 * Makes users with their sign-in lookup and their events. Somebody whose CPR number another user has by now is not created and named.
 */
export async function createUsers(tx: Tx, row: ImportRow, users: UserColumns): Promise<Conflict[]> {
  const inserted = await insertUsers(tx, row.id, users);
  const taken = inserted < users.ids.length ? await findTaken(tx, users) : [];
  await insertSignInIdentities(tx, users, taken);
  const event = { kind: 'user.imported', entityType: 'user', version: 1 } as const;
  await recordAlike(tx, { ...event, ...applier(row), events: users.events, except: taken });
  return taken.length === 0 ? [] : await conflictsOf(tx, users, taken);
}

/** Finds, without creating anybody, those whose CPR number another user has. */
export async function findConflicts(tx: Tx, users: UserColumns): Promise<Conflict[]> {
  const byPlace = await findByCprHash(tx, users);
  return users.rows.flatMap((row, place) => (byPlace.has(place) ? [{ row, userId: byPlace.get(place) }] : []));
}

// In the order of the hash, so that one who waits for another does so once for all that both want.
async function insertUsers(tx: Tx, importId: string, { user }: UserColumns): Promise<number> {
  const bytes = (name: keyof typeof user) => asBuffer(user[name]);
  const inserted = await sql`
    insert into business_user (organisation_id, id, version, status, first_name, last_name, folded, email, phone, date_of_birth, cpr_sealed,
      cpr_hash, cpr_key_id, next_cpr_hash, next_cpr_key_id, anonymous, reference_text, target_level, authenticator, production_unit_id,
      se_number_id, invoicing_method_id, import_id, created_at)
    select ${tx.scope.organisationId}::uuid, u.id, 1, 'imported', u.first_name, u.last_name, u.folded, u.email, u.phone, u.date_of_birth,
      u.cpr_sealed, u.cpr_hash, u.cpr_key_id, u.next_cpr_hash, u.next_cpr_key_id, u.anonymous, u.reference_text, u.target_level,
      u.authenticator, u.production_unit_id, u.se_number_id, u.invoicing_method_id, ${importId}::uuid, ${tx.scope.now.toString()}::timestamptz
    from unnest(${bytes('id')}::uuid[], ${bytes('first_name')}::text[], ${bytes('last_name')}::text[], ${bytes('folded')}::text[],
      ${bytes('email')}::text[], ${bytes('phone')}::text[], ${bytes('date_of_birth')}::date[], ${bytes('cpr_sealed')}::bytea[],
      ${bytes('cpr_hash')}::bytea[], ${bytes('cpr_key_id')}::text[], ${bytes('next_cpr_hash')}::bytea[],
      ${bytes('next_cpr_key_id')}::text[], ${bytes('anonymous')}::boolean[], ${bytes('reference_text')}::text[],
      ${bytes('target_level')}::text[], ${bytes('authenticator')}::text[], ${bytes('production_unit_id')}::uuid[],
      ${bytes('se_number_id')}::uuid[], ${bytes('invoicing_method_id')}::uuid[])
      as u(id, first_name, last_name, folded, email, phone, date_of_birth, cpr_sealed, cpr_hash, cpr_key_id, next_cpr_hash, next_cpr_key_id,
        anonymous, reference_text, target_level, authenticator, production_unit_id, se_number_id, invoicing_method_id)
    order by u.cpr_hash
    on conflict do nothing`.execute(tx.db);
  return Number(inserted.numAffectedRows ?? 0);
}

async function insertSignInIdentities(tx: Tx, { identity }: UserColumns, except: readonly string[]): Promise<void> {
  await sql`
    insert into sign_in_identity (person_hash, organisation_id, user_id, kind, key_id)
    select i.person_hash, ${tx.scope.organisationId}::uuid, i.user_id, 'cpr', i.key_id
    from unnest(${asBuffer(identity.person_hash)}::bytea[], ${asBuffer(identity.user_id)}::uuid[], ${asBuffer(identity.key_id)}::text[])
      as i(person_hash, user_id, key_id)
    where i.user_id <> all (${uuidArray(except)}::uuid[])
    order by i.person_hash`.execute(tx.db);
}

/** The ids of those who were not inserted. */
async function findTaken(tx: Tx, { user }: UserColumns): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select s.id from unnest(${asBuffer(user.id)}::uuid[]) as s(id)
    where not exists (select 1 from business_user u where u.organisation_id = ${tx.scope.organisationId}::uuid and u.id = s.id)`.execute(
    tx.db,
  );
  return found.rows.map(({ id }) => id);
}

async function conflictsOf(tx: Tx, users: UserColumns, taken: readonly string[]): Promise<Conflict[]> {
  const byPlace = await findByCprHash(tx, users);
  const missing = new Set(taken);
  return users.rows.flatMap((row, place) =>
    missing.has(users.ids[place] ?? '') ? [{ row, userId: byPlace.get(place) }] : [],
  );
}

/** By place in the columns, users with the CPR numbers of prepared ones; while keys are rotated either of two hashes tells. */
async function findByCprHash(tx: Tx, { user }: UserColumns): Promise<ReadonlyMap<number, string>> {
  const { organisationId } = tx.scope;
  const found = await sql<{ place: number; id: string }>`
    with sought as (
      select s.* from unnest(${asBuffer(user.cpr_hash)}::bytea[], ${asBuffer(user.next_cpr_hash)}::bytea[])
        with ordinality as s(cpr_hash, next_cpr_hash, place))
    select s.place::integer, u.id from sought s
    join business_user u on u.organisation_id = ${organisationId}::uuid and u.cpr_hash = s.cpr_hash
    union
    select s.place::integer, u.id from sought s
    join business_user u on u.organisation_id = ${organisationId}::uuid and u.next_cpr_hash = s.next_cpr_hash`.execute(
    tx.db,
  );
  return new Map(found.rows.map(({ place, id }) => [place - 1, id]));
}
