import { sql } from 'kysely';
import type { ImportStagedUserTable } from '../../platform/db/tables.ts';
import type { Tx } from '../../platform/db/work.ts';

/** A user ready to be inserted with the event of it; its organisation and import are those of the unit of work. */
export type StagedUser = Omit<ImportStagedUserTable, 'organisation_id' | 'import_id'>;
/** A staged user whose CPR number another user has; without an id when that user is gone again. */
export type Conflict = { readonly row: number; readonly userId: string | undefined };
type ConflictRow = { row: number; user_id: string | null };

/** Stages users. */
export async function insertStagedUsers(tx: Tx, importId: string, users: readonly StagedUser[]): Promise<void> {
  const column = <T>(read: (user: StagedUser) => T) => users.map(read);
  await sql`
    insert into import_staged_user (organisation_id, import_id, "row", user_id, first_name, last_name, folded, email, phone, date_of_birth,
      cpr_sealed, cpr_hash, cpr_key_id, next_cpr_hash, next_cpr_key_id, person_hash, person_key_id, anonymous, reference_text, target_level, authenticator, production_unit_id,
      se_number_id, invoicing_method_id, event_id, event_salt, event_values, event_commitment)
    select ${tx.scope.organisationId}::uuid, ${importId}::uuid, s.*
    from unnest(${column((user) => user.row)}::integer[], ${column((user) => user.user_id)}::uuid[],
      ${column((user) => user.first_name)}::text[], ${column((user) => user.last_name)}::text[],
      ${column((user) => user.folded)}::text[], ${column((user) => user.email)}::text[], ${column((user) => user.phone)}::text[],
      ${column((user) => user.date_of_birth)}::date[], ${column((user) => user.cpr_sealed)}::bytea[],
      ${column((user) => user.cpr_hash)}::bytea[], ${column((user) => user.cpr_key_id)}::text[],
      ${column((user) => user.next_cpr_hash)}::bytea[], ${column((user) => user.next_cpr_key_id)}::text[],
      ${column((user) => user.person_hash)}::bytea[], ${column((user) => user.person_key_id)}::text[],
      ${column((user) => user.anonymous)}::boolean[],
      ${column((user) => user.reference_text)}::text[], ${column((user) => user.target_level)}::text[],
      ${column((user) => user.authenticator)}::text[], ${column((user) => user.production_unit_id)}::uuid[],
      ${column((user) => user.se_number_id)}::uuid[], ${column((user) => user.invoicing_method_id)}::uuid[],
      ${column((user) => user.event_id)}::uuid[], ${column((user) => user.event_salt)}::bytea[],
      ${column((user) => user.event_values)}::text[], ${column((user) => user.event_commitment)}::bytea[]) as s`.execute(
    tx.db,
  );
}

/** The last staged row; 0 before the first. */
export async function findLastStagedRow(tx: Tx, importId: string): Promise<number> {
  const found = await tx.db
    .selectFrom('import_staged_user')
    .select('row')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('import_id', '=', importId)
    .orderBy('row', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.row ?? 0;
}

/** The staged users whose CPR number a user of the organisation has; while keys are rotated either of its two hashes tells. */
export async function findConflicts(tx: Tx, importId: string): Promise<Conflict[]> {
  const mine = sql`s.organisation_id = ${tx.scope.organisationId}::uuid and s.import_id = ${importId}::uuid`;
  const found = await sql<ConflictRow>`
    select s."row", u.id as user_id from import_staged_user s
    join business_user u on u.organisation_id = s.organisation_id and u.cpr_hash = s.cpr_hash where ${mine}
    union
    select s."row", u.id as user_id from import_staged_user s
    join business_user u on u.organisation_id = s.organisation_id and u.next_cpr_hash = s.next_cpr_hash where ${mine}
    order by 1`.execute(tx.db);
  return found.rows.map(conflictOf);
}

/** Drops the staged users who could not be inserted because somebody was there first; gives them. */
export async function deleteConflicts(tx: Tx, importId: string): Promise<Conflict[]> {
  const { organisationId } = tx.scope;
  const found = await sql<ConflictRow>`
    with gone as (
      delete from import_staged_user s where s.organisation_id = ${organisationId}::uuid and s.import_id = ${importId}::uuid
        and not exists (select 1 from business_user u where u.organisation_id = s.organisation_id and u.id = s.user_id)
      returning s."row", s.cpr_hash, s.next_cpr_hash)
    select gone."row", (select u.id from business_user u where u.organisation_id = ${organisationId}::uuid
      and (u.cpr_hash = gone.cpr_hash or u.next_cpr_hash = gone.next_cpr_hash) limit 1) as user_id
    from gone order by gone."row"`.execute(tx.db);
  return found.rows.map(conflictOf);
}

/** Forgets the staged users of an import. */
export async function deleteStagedUsers(tx: Tx, importId: string): Promise<void> {
  await tx.db
    .deleteFrom('import_staged_user')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('import_id', '=', importId)
    .execute();
}

function conflictOf({ row, user_id: userId }: ConflictRow): Conflict {
  return { row, userId: userId ?? undefined };
}
