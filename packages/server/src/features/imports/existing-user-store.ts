import { sql } from 'kysely';
import type { Tx } from '../../platform/db/work.ts';

/** Somebody in a file, as the organisation's users are compared with. */
export type Somebody = {
  readonly row: number;
  readonly dateOfBirth: string;
  /** First name and surname, folded. */
  readonly foldedName: string;
  readonly hasCpr: boolean;
};

/** The users who have one of these CPR numbers, by keyed hash in base64. */
export async function findUsersByCprHash(tx: Tx, hashes: readonly Buffer[]): Promise<ReadonlyMap<string, string>> {
  if (hashes.length === 0) return new Map();
  const users = await tx.db
    .selectFrom('business_user')
    .select(['id', 'cpr_hash'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where(sql<boolean>`cpr_hash = any(${hashes}::bytea[])`)
    .execute();
  return new Map(users.map((user) => [user.cpr_hash?.toString('base64') ?? '', user.id]));
}

/**
 * By row, a user of the same name and date of birth where one of the two has no CPR number (decision 19). The search text is the
 * folded name and, after its last blank, the e-mail address.
 */
export async function findNamesakes(tx: Tx, people: readonly Somebody[]): Promise<ReadonlyMap<number, string>> {
  if (people.length === 0) return new Map();
  const found = await sql<{ row: number; user_id: string }>`
    select distinct on (p."row") p."row", u.id as user_id
    from unnest(${people.map((person) => person.row)}::integer[], ${people.map((person) => person.dateOfBirth)}::date[],
      ${people.map((person) => person.foldedName)}::text[], ${people.map((person) => person.hasCpr)}::boolean[])
      as p("row", born, name, has_cpr)
    join business_user u on u.organisation_id = ${tx.scope.organisationId}::uuid and u.date_of_birth = p.born
      and (not p.has_cpr or u.cpr_hash is null)
      and left(u.folded, length(p.name) + 1) = p.name || ' ' and position(' ' in substr(u.folded, length(p.name) + 2)) = 0
    order by p."row", u.id`.execute(tx.db);
  return new Map(found.rows.map(({ row, user_id: userId }) => [row, userId]));
}
