import { sql } from 'kysely';
import type { UnitKind } from '@tillid/domain/organisations/unit';
import type { Tx } from '../../platform/db/work.ts';
import type { UnitRow } from '../organisations/index.ts';

/** A unit with its name as a list by name calls it. */
export type ListedUnit = UnitRow & { readonly full_name: string };

/** Which units of a kind: those whose name or number has every one of the folded words. */
export type UnitFilter = { readonly kind: UnitKind; readonly words: readonly string[]; readonly chooseable?: boolean };

/** Reads units by name (Danish collation), nearest to a place; gives them in the order of the list. An organisation has few enough to look at each. */
export function readUnitsByName(tx: Tx, filter: UnitFilter) {
  return async (
    from: { readonly name: string; readonly id: string } | undefined,
    backwards: boolean,
    most: number,
  ): Promise<ListedUnit[]> => {
    const direction = backwards ? 'desc' : 'asc';
    const side = sql.raw(backwards ? '<' : '>');
    let query = unitsOf(tx, filter)
      .select(['id', 'kind', 'version', 'number', 'name', 'being_removed', 'is_default'])
      .select('name as full_name');
    if (from !== undefined)
      query = query.where(
        sql<boolean>`(name collate "da-x-icu", id) ${side} (${from.name} collate "da-x-icu", ${from.id}::uuid)`,
      );
    const rows = await query
      .orderBy(sql`name collate "da-x-icu"`, direction)
      .orderBy('id', direction)
      .limit(most)
      .execute();
    return backwards ? rows.toReversed() : rows;
  };
}

/** How many units there are of a filter; an organisation has a few thousand at most. */
export async function countUnits(tx: Tx, filter: UnitFilter): Promise<number> {
  const { count } = await unitsOf(tx, filter)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function unitsOf(tx: Tx, { kind, words, chooseable = false }: UnitFilter) {
  let query = tx.db
    .selectFrom('organisation_unit')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('kind', '=', sql.lit(kind));
  if (chooseable) query = query.where('being_removed', '=', false);
  for (const word of words)
    query = query.where('folded', 'like', `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  return query;
}
