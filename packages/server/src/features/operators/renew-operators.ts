import { sql } from 'kysely';
import type { Renewal } from '../../platform/crypto/renewal.ts';
import type { Tx } from '../../platform/db/work.ts';
import { hashOfSealed, identityContext, nameContext } from './operator-keys.ts';

// Operators are few: all of them in one step.

/** Names of operators under the realm's data key. */
export const operatorNames: Renewal = {
  name: 'operator.sealed_name',
  async renewNext(tx, keyring) {
    const keys = await keyring.ofOrganisation(tx);
    const { rows } = await sql<{ id: string; sealed: Buffer }>`
      select id, sealed_name as sealed from operator where ${notUnder('sealed_name', keys.header)} for no key update skip locked`.execute(
      tx.db,
    );
    const sealed = rows.map((row) => keys.seal(keys.unseal(row.sealed, nameContext(row.id)), nameContext(row.id)));
    await sql`
      update operator o set sealed_name = n.sealed
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${sealed}::bytea[]) as n(id, sealed) where o.id = n.id`.execute(
      tx.db,
    );
    return { place: undefined, renewed: rows.length };
  },
  async countLeft(tx, keyring) {
    return await count(tx, sql`operator where ${notUnder('sealed_name', (await keyring.ofOrganisation(tx)).header)}`);
  },
};

/** What operators are found by, sealed under the realm's data key. */
export const operatorIdentities: Renewal = {
  name: 'operator_identity.sealed',
  async renewNext(tx, keyring) {
    const keys = await keyring.ofOrganisation(tx);
    const { rows } = await sql<{ hash: Buffer; sealed: Buffer }>`
      select person_hash as hash, sealed from operator_identity
      where ${notUnder('sealed', keys.header)} for no key update skip locked`.execute(tx.db);
    const sealed = rows.map((row) => keys.seal(keys.unseal(row.sealed, identityContext), identityContext));
    await sql`
      update operator_identity i set sealed = n.sealed
      from unnest(${rows.map(({ hash }) => hash)}::bytea[], ${sealed}::bytea[]) as n(hash, sealed)
      where i.person_hash = n.hash`.execute(tx.db);
    return { place: undefined, renewed: rows.length };
  },
  async countLeft(tx, keyring) {
    return await count(
      tx,
      sql`operator_identity where ${notUnder('sealed', (await keyring.ofOrganisation(tx)).header)}`,
    );
  },
};

/** The hashes that operators are found by, under the deployment's master key. */
export const operatorHashes: Renewal = {
  name: 'operator_identity.person_hash',
  async renewNext(tx, keyring) {
    const keys = await keyring.ofDeployment(tx);
    const { unseal } = await keyring.ofOrganisation(tx);
    const { rows } = await sql<{ hash: Buffer; kind: 'cpr' | 'subject'; sealed: Buffer }>`
      select person_hash as hash, kind, sealed from operator_identity
      where key_id <> ${keys.keyId} for update skip locked`.execute(tx.db);
    const hashes = rows.map((row) => hashOfSealed(keys, row.kind, unseal(row.sealed, identityContext).toString()));
    await sql`
      update operator_identity i set person_hash = n."to", key_id = ${keys.keyId}
      from unnest(${rows.map(({ hash }) => hash)}::bytea[], ${hashes}::bytea[]) as n("from", "to")
      where i.person_hash = n."from"`.execute(tx.db);
    return { place: undefined, renewed: rows.length };
  },
  async countLeft(tx, keyring) {
    return await count(tx, sql`operator_identity where key_id <> ${(await keyring.ofDeployment(tx)).keyId}`);
  },
};

function notUnder(column: string, header: Buffer) {
  return sql`${sql.id(column)} is not null and substr(${sql.id(column)}, 1, ${header.length}) <> ${header}::bytea`;
}

async function count(tx: Tx, from: ReturnType<typeof notUnder>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${from}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}
