import { sql, type RawBuilder } from 'kysely';
import type { OrganisationKeys } from '../../platform/crypto/keyring.ts';
import type { Renewal } from '../../platform/crypto/renewal.ts';
import type { SealedColumn } from '../../platform/crypto/reseal.ts';
import type { Tx } from '../../platform/db/work.ts';
import { cprColumns, unsealCpr, type CprColumns } from './cpr-store.ts';
import { nameContext } from './deleted-user-store.ts';

/** Users that are locked and renewed at once: a log-in that waits for one of them waits this long at most. */
const batchRows = 2_000;

type Stale = { readonly id: string; readonly cpr_sealed: Buffer };
type Table = 'business_user' | 'deleted_user';
type Kind = {
  readonly name: string;
  readonly table: Table;
  readonly isStale: (keys: OrganisationKeys) => RawBuilder<boolean>;
  readonly set: (keys: OrganisationKeys) => RawBuilder<unknown>;
};

/** Gives every user the hash under the key that comes, beside the one under the active key. */
export const nextCprHashes: Renewal = renewal({
  name: 'next hashes of CPR numbers',
  table: 'business_user',
  isStale: (keys) => sql`next_cpr_key_id <> ${keys.nextKeyId}`,
  set: (keys) => sql`next_cpr_hash = n.next_cpr_hash, next_cpr_key_id = ${keys.nextKeyId}`,
});

/** Brings the CPR numbers of users under the active key; its hash stands beside already. */
export const cprNumbers: Renewal = renewal({
  name: 'CPR numbers',
  table: 'business_user',
  isStale: (keys) => sql`cpr_key_id <> ${keys.keyId}`,
  set: (keys) => sql`cpr_sealed = n.cpr_sealed, cpr_hash = n.cpr_hash, cpr_key_id = ${keys.keyId}`,
});

/** The same for deleted users. */
export const deletedCprNumbers: Renewal = renewal({
  name: 'CPR numbers of deleted users',
  table: 'deleted_user',
  isStale: (keys) => sql`cpr_sealed is not null and cpr_key_id <> ${keys.keyId}`,
  set: (keys) => sql`cpr_sealed = n.cpr_sealed, cpr_hash = n.cpr_hash, cpr_key_id = ${keys.keyId}`,
});

/** The sealed values of users. */
export const sealedUserColumns: readonly SealedColumn[] = [
  {
    table: 'deleted_user',
    column: 'sealed_name',
    key: [{ name: 'id', type: 'uuid' }],
    context: ([id = '']) => nameContext(id),
    atOnce: batchRows,
  },
];

function renewal({ name, table, isStale, set }: Kind): Renewal {
  return {
    name,
    async renewNext(tx, keyring, after) {
      const keys = await keyring.ofOrganisation(tx);
      const rows = await lockStale(tx, { table, isStale: isStale(keys) }, after?.[0] ?? null);
      const columns = rows.map((row) => cprColumns(keys, row.id, unsealCpr(keys, row.id, row.cpr_sealed)));
      if (rows.length > 0) await update(tx, { table, set: set(keys) }, rows, columns);
      const last = rows.at(-1)?.id;
      return { place: rows.length < batchRows || last === undefined ? undefined : [last], renewed: rows.length };
    },
    async countLeft(tx, keyring) {
      const stale = isStale(await keyring.ofOrganisation(tx));
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from ${sql.table(table)}
        where organisation_id = ${tx.scope.organisationId}::uuid and ${stale}`.execute(tx.db);
      return rows[0]?.count ?? 0;
    },
  };
}

// Nobody is waited for, so a rotation cannot be in a circle of waits.
async function lockStale(
  tx: Tx,
  { table, isStale }: { table: Table; isStale: RawBuilder<boolean> },
  after: string | null,
): Promise<readonly Stale[]> {
  const { rows } = await sql<Stale>`
    select id, cpr_sealed from ${sql.table(table)}
    where organisation_id = ${tx.scope.organisationId}::uuid and ${isStale} and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${batchRows} for no key update skip locked`.execute(tx.db);
  return rows;
}

async function update(
  tx: Tx,
  { table, set }: { table: Table; set: RawBuilder<unknown> },
  rows: readonly Stale[],
  columns: readonly CprColumns[],
): Promise<void> {
  await sql`
    update ${sql.table(table)} t set ${set}
    from unnest(${rows.map((row) => row.id)}::uuid[], ${columns.map((each) => each.cpr_sealed)}::bytea[],
      ${columns.map((each) => each.cpr_hash)}::bytea[], ${columns.map((each) => each.next_cpr_hash)}::bytea[])
      as n(id, cpr_sealed, cpr_hash, next_cpr_hash)
    where t.organisation_id = ${tx.scope.organisationId}::uuid and t.id = n.id`.execute(tx.db);
}
