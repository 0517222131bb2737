import { sql } from 'kysely';
import type { DeploymentKeys, Keyring, OrganisationKeys } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { cprColumns, unsealCpr } from '../users/index.ts';

const batchRows = 5_000;

type StaleRow = { readonly row: number; readonly user_id: string; readonly cpr_sealed: Buffer };

/**
 * Makes the CPR numbers of staged users what they are under the keys of this unit of work. They may have been staged, or made ready
 * in memory, before a rotation of keys went on: under former keys two users could have one number.
 */
export async function renewStagedUsers(tx: Tx, keyring: Keyring, importId: string): Promise<void> {
  const keys = await keyring.ofOrganisation(tx);
  const deployment = await keyring.ofDeployment(tx);
  for (;;) {
    const { rows } = await sql<StaleRow>`
      select "row", user_id, cpr_sealed from import_staged_user
      where organisation_id = ${tx.scope.organisationId}::uuid and import_id = ${importId}::uuid and cpr_sealed is not null
        and (cpr_key_id <> ${keys.keyId} or next_cpr_key_id <> ${keys.nextKeyId} or person_key_id <> ${deployment.keyId})
      limit ${batchRows}`.execute(tx.db);
    if (rows.length === 0) return;
    await updateStale(tx, importId, rows, { keys, deployment });
  }
}

async function updateStale(
  tx: Tx,
  importId: string,
  rows: readonly StaleRow[],
  { keys, deployment }: { keys: OrganisationKeys; deployment: DeploymentKeys },
): Promise<void> {
  const renewed = rows.map(({ row, user_id: userId, cpr_sealed: sealed }) => {
    const cpr = unsealCpr(keys, userId, sealed);
    return { row, ...cprColumns(keys, userId, cpr), personHash: deployment.personHashOfCpr(cpr) };
  });
  const column = <T>(read: (user: (typeof renewed)[number]) => T) => renewed.map(read);
  await sql`
    update import_staged_user s set cpr_sealed = n.cpr_sealed, cpr_hash = n.cpr_hash, cpr_key_id = ${keys.keyId},
      next_cpr_hash = n.next_cpr_hash, next_cpr_key_id = ${keys.nextKeyId}, person_hash = n.person_hash,
      person_key_id = ${deployment.keyId}
    from unnest(${column((user) => user.row)}::integer[], ${column((user) => user.cpr_sealed)}::bytea[],
      ${column((user) => user.cpr_hash)}::bytea[], ${column((user) => user.next_cpr_hash)}::bytea[],
      ${column((user) => user.personHash)}::bytea[]) as n("row", cpr_sealed, cpr_hash, next_cpr_hash, person_hash)
    where s.organisation_id = ${tx.scope.organisationId}::uuid and s.import_id = ${importId}::uuid and s."row" = n."row"`.execute(
    tx.db,
  );
}
