import { sql } from 'kysely';
import type { Tx } from '../db/scope.ts';
import type { OrganisationKeys } from './keyring.ts';

/** A column of sealed values: the rest of the key of its table, and what each value is bound to. */
export type SealedColumn = {
  readonly table: string;
  readonly column: string;
  readonly key: readonly { readonly name: string; readonly type: 'uuid' | 'integer' }[];
  readonly context: (key: readonly string[]) => string;
  /** How many are opened and sealed at once; few where values are large. */
  readonly atOnce: number;
};

/** The place in a table after which a walk goes on. */
export type Place = readonly string[];

type Row = { readonly place: string[]; readonly sealed: Buffer };

/**
 * Seals the next values anew that do not lie under the active key; gives the place of the last, or undefined at the end of the table.
 * Values that somebody changes at this moment are left out: it waits for nobody, so it cannot be in a circle of waits.
 */
export async function resealNext(
  tx: Tx,
  keys: OrganisationKeys,
  column: SealedColumn,
  after: Place | undefined,
): Promise<{ place: Place | undefined; resealed: number }> {
  const rows = await lockNext(tx, keys, column, after);
  const sealed = rows.map((row) => {
    const context = column.context(row.place);
    return keys.seal(keys.unseal(row.sealed, context), context);
  });
  if (rows.length > 0) await update(tx, column, rows, sealed);
  return { place: rows.length < column.atOnce ? undefined : rows.at(-1)?.place, resealed: rows.length };
}

/** How many values lie under the active key and how many under another. */
export async function countSealed(
  tx: Tx,
  keys: OrganisationKeys,
  { table, column }: SealedColumn,
): Promise<{ active: number; other: number }> {
  const { rows } = await sql<{ active: number; other: number }>`
    select count(*) filter (where ${under(keys, column)})::int as active, count(*) filter (where not ${under(keys, column)})::int as other
    from ${sql.id(table)} where organisation_id = ${tx.scope.organisationId}::uuid and ${sql.id(column)} is not null`.execute(
    tx.db,
  );
  return rows[0] ?? { active: 0, other: 0 };
}

async function lockNext(
  tx: Tx,
  keys: OrganisationKeys,
  { table, column, key, atOnce }: SealedColumn,
  after: Place | undefined,
): Promise<readonly Row[]> {
  const names = sql.join(key.map(({ name }) => sql.id(name)));
  const from = after === undefined ? sql`true` : sql`(${names}) > (${sql.join(typed(key, after))})`;
  const { rows } = await sql<Row>`
    select array[${sql.join(key.map(({ name }) => sql`${sql.id(name)}::text`))}] as place, ${sql.id(column)} as sealed
    from ${sql.id(table)}
    where organisation_id = ${tx.scope.organisationId}::uuid and ${sql.id(column)} is not null and not ${under(keys, column)} and ${from}
    order by ${names} limit ${atOnce} for no key update skip locked`.execute(tx.db);
  return rows;
}

async function update(
  tx: Tx,
  { table, column, key }: SealedColumn,
  rows: readonly Row[],
  sealed: readonly Buffer[],
): Promise<void> {
  const arrays = key.map(({ type }, index) => sql`${rows.map((row) => row.place[index])}::${sql.raw(type)}[]`);
  const columns = sql.join([...key.map(({ name }) => sql.id(name)), sql.id('sealed_anew')]);
  const same = key.map(({ name }) => sql`${sql.id('t', name)} = ${sql.id('n', name)}`);
  await sql`
    update ${sql.id(table)} t set ${sql.id(column)} = n.sealed_anew
    from unnest(${sql.join([...arrays, sql`${sealed}::bytea[]`])}) as n(${columns})
    where t.organisation_id = ${tx.scope.organisationId}::uuid and ${sql.join(same, sql` and `)}`.execute(tx.db);
}

function under(keys: OrganisationKeys, column: string) {
  return sql`substr(${sql.id(column)}, 1, ${keys.header.length}) = ${keys.header}::bytea`;
}

function typed(key: SealedColumn['key'], place: Place) {
  return key.map(({ type }, index) => sql`${place[index]}::${sql.raw(type)}`);
}
