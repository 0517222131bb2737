import { sql } from 'kysely';
import type { Renewal } from '../../platform/crypto/renewal.ts';
import type { Tx } from '../../platform/db/work.ts';
import { unsealCpr } from './cpr-store.ts';

const batchRows = 2_000;

type Stale = { readonly user_id: string; readonly person_hash: Buffer; readonly cpr_sealed: Buffer };

/** Brings the hashes by which CPR numbers are found at sign-in under the deployment's active key. */
export const signInCprHashes: Renewal = {
  name: 'hashes of CPR numbers for sign-in',
  async renewNext(tx, keyring, after) {
    const [keys, deployment] = [await keyring.ofOrganisation(tx), await keyring.ofDeployment(tx)];
    const rows = await lockStale(tx, deployment.keyId, after?.[0] ?? null);
    const hashes = rows.map((row) => deployment.personHashOfCpr(unsealCpr(keys, row.user_id, row.cpr_sealed)));
    if (rows.length > 0) await update(tx, deployment.keyId, rows, hashes);
    const last = rows.at(-1)?.user_id;
    return { place: rows.length < batchRows || last === undefined ? undefined : [last], renewed: rows.length };
  },
  async countLeft(tx, keyring) {
    const { keyId } = await keyring.ofDeployment(tx);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from sign_in_identity
      where organisation_id = ${tx.scope.organisationId}::uuid and kind = 'cpr' and key_id <> ${keyId}`.execute(tx.db);
    return rows[0]?.count ?? 0;
  },
};

async function lockStale(tx: Tx, keyId: string, after: string | null): Promise<readonly Stale[]> {
  const { rows } = await sql<Stale>`
    select i.user_id, i.person_hash, u.cpr_sealed from sign_in_identity i
    join business_user u on u.organisation_id = i.organisation_id and u.id = i.user_id
    where i.organisation_id = ${tx.scope.organisationId}::uuid and i.kind = 'cpr' and i.key_id <> ${keyId}
      and (${after}::uuid is null or i.user_id > ${after}::uuid)
    order by i.user_id limit ${batchRows} for no key update of i skip locked`.execute(tx.db);
  return rows;
}

async function update(tx: Tx, keyId: string, rows: readonly Stale[], hashes: readonly Buffer[]): Promise<void> {
  await sql`
    update sign_in_identity i set person_hash = n."to", key_id = ${keyId}
    from unnest(${rows.map((row) => row.user_id)}::uuid[], ${rows.map((row) => row.person_hash)}::bytea[], ${hashes}::bytea[])
      as n(user_id, "from", "to")
    where i.organisation_id = ${tx.scope.organisationId}::uuid and i.user_id = n.user_id and i.person_hash = n."from"`.execute(
    tx.db,
  );
}
