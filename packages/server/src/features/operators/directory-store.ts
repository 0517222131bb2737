import { sql } from 'kysely';
import { organisationKinds, type OrganisationKind } from '@tillid/domain/organisations/organisation-kind';
import type { SystemTx, Tx } from '../../platform/db/work.ts';
import type { OrganisationRow } from '../organisations/index.ts';

/** An organisation of the directory, with its name as a list by name calls it. */
export type ListedOrganisation = OrganisationRow & { readonly full_name: string };

/** What a list of organisations is narrowed to: folded words that words of the name begin with, the beginning of the CVR number, a status. */
export type DirectoryFilter = {
  readonly words: readonly string[];
  readonly cvrBeginning: string | undefined;
  readonly status: OrganisationRow['status'] | undefined;
};

type Place = { readonly name: string; readonly id: string };

/** Reads organisations of the directory by name (Danish collation), nearest to a place; gives them in the order of the list. */
export function readOrganisationsByName(tx: SystemTx, filter: DirectoryFilter) {
  return async (from: Place | undefined, backwards: boolean, most: number): Promise<ListedOrganisation[]> => {
    const direction = backwards ? 'desc' : 'asc';
    let query = tx.db.selectFrom('organisation').selectAll().select('name as full_name');
    if (filter.status !== undefined) query = query.where('status', '=', filter.status);
    if (filter.words.length > 0 || filter.cvrBeginning !== undefined) query = query.where(matches(filter));
    if (from !== undefined) query = query.where(beyond(from, backwards));
    const rows = await query
      .orderBy(sql`name collate "da-x-icu"`, direction)
      .orderBy('id', direction)
      .limit(most)
      .execute();
    return backwards ? rows.toReversed() : rows;
  };
}

/** Names and CVR numbers of organisations by id. */
export async function findOrganisationNames(
  tx: SystemTx,
  ids: readonly string[],
): Promise<Map<string, { name: string; cvr: string }>> {
  const rows = await tx.db
    .selectFrom('organisation')
    .select(['id', 'name', 'cvr'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, name, cvr }) => [id, { name, cvr }]));
}

/** How many users the organisation of this unit of work has, whatever their status, counted no further than `most`. */
export async function countUsers(tx: Tx, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from (select from business_user where organisation_id = ${tx.scope.organisationId} limit ${most}) counted`.execute(
    tx.db,
  );
  return rows[0]?.count ?? 0;
}

/** The kind of an organisation as the domain knows it; the database allows no other. */
export function kindOf(row: Pick<OrganisationRow, 'kind'>): OrganisationKind {
  const kind = organisationKinds.find((each) => each === row.kind);
  if (kind === undefined) throw new Error(`an organisation is of the unknown kind ${row.kind}`);
  return kind;
}

function beyond({ name, id }: Place, backwards: boolean) {
  const here = sql`(name collate "da-x-icu", id)`;
  const there = sql`(${name} collate "da-x-icu", ${id}::uuid)`;
  return backwards ? sql<boolean>`${here} < ${there}` : sql<boolean>`${here} > ${there}`;
}

function matches({ words, cvrBeginning }: DirectoryFilter) {
  const conditions = words.map((word) => sql`folded like ${`% ${escaped(word)}%`}`);
  const byName = sql.join(conditions, sql` and `);
  if (cvrBeginning === undefined) return sql<boolean>`(${byName})`;
  const byCvr = sql`cvr like ${`${cvrBeginning}%`}`;
  return words.length === 0 ? sql<boolean>`(${byCvr})` : sql<boolean>`((${byName}) or ${byCvr})`;
}

function escaped(word: string): string {
  return word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
