import { sql } from 'kysely';
import { booleanArray, dateArray, integerArray, textArray } from '../../platform/db/array-parameters.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { Somebody } from './judge-file.ts';

const hashBytes = 32;

/** The users who have one of these CPR numbers, each with the place of the hash; hashes of 32 bytes one after the other. */
export async function findUsersByCprHash(tx: Tx, hashes: Buffer): Promise<{ place: number; userId: string }[]> {
  if (hashes.length === 0) return [];
  const found = await sql<{ place: number; user_id: string }>`
    select h.place, u.id as user_id
    from (select place, substr(${hashes}::bytea, place * ${hashBytes} + 1, ${hashBytes}) as cpr_hash
      from generate_series(0, ${hashes.length / hashBytes - 1}) as place) h
    join business_user u on u.organisation_id = ${tx.scope.organisationId}::uuid and u.cpr_hash = h.cpr_hash`.execute(
    tx.db,
  );
  return found.rows.map(({ place, user_id: userId }) => ({ place, userId }));
}

/** The birth days of the users who have no CPR number. */
export async function listDaysWithoutCpr(tx: Tx): Promise<string[]> {
  const days = await tx.db
    .selectFrom('business_user')
    .select('date_of_birth')
    .distinct()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('cpr_hash', 'is', null)
    .execute();
  return days.map((day) => day.date_of_birth);
}

/**
 * By row, a user of the same name and date of birth where one of the two has no CPR number (decision 19). The search text is the
 * folded name and, after its last blank, the e-mail address; a reference text stands behind a line feed.
 */
export async function findNamesakes(tx: Tx, people: readonly Somebody[]): Promise<ReadonlyMap<number, string>> {
  if (people.length === 0) return new Map();
  const found = await sql<{ row: number; user_id: string }>`
    select distinct on (p."row") p."row", u.id as user_id
    from unnest(${integerArray(people.map((person) => person.row))}::integer[], ${dateArray(people.map((person) => person.dateOfBirth))}::date[],
      ${textArray(people.map((person) => person.foldedName))}::text[], ${booleanArray(people.map((person) => person.hasCpr))}::boolean[])
      as p("row", born, name, has_cpr)
    join business_user u on u.organisation_id = ${tx.scope.organisationId}::uuid and u.date_of_birth = p.born
      and (not p.has_cpr or u.cpr_hash is null)
      and left(u.folded, length(p.name) + 1) = p.name || ' '
      and position(' ' in substr(split_part(u.folded, E' \\n', 1), length(p.name) + 2)) = 0
    order by p."row", u.id`.execute(tx.db);
  return new Map(found.rows.map(({ row, user_id: userId }) => [row, userId]));
}
