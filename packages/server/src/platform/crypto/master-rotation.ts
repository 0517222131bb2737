import type { DeploymentKeyTable } from '../db/tables/keys.ts';
import type { SystemTx } from '../db/scope.ts';
import type { Temporal } from 'temporal-polyfill';
import { isRetiring, rewrapRetiring, wrapRetiring } from './deployment-keys.ts';
import { historyKeyIdOf, historyKeyOf, verifierOf, type HistoryKey } from './history-key.ts';
import type { GivenMasterKey, MasterKey } from './master-key.ts';

/** From which master key to which a database went. */
export type MasterSwitch = { readonly from: string; readonly to: string };

/** A retiring key is opened for as long as a session or a log-in begun under it can last. */
const openHours = 12;

type Row = Pick<DeploymentKeyTable, 'id' | 'state' | 'wrapped' | 'history_public_key' | 'endorsement'>;

/**
 * Makes the master key given the active one; undefined when it is that already. What was derived from the one before stays, sealed
 * under the new one, so that from now on the old key itself is needed by nothing in this database.
 */
export async function switchMasterKey(
  tx: SystemTx,
  given: GivenMasterKey,
  now: Temporal.Instant,
): Promise<MasterSwitch | undefined> {
  const rows = await tx.db.selectFrom('deployment_key').selectAll().orderBy('active_at').forUpdate().execute();
  const active = rows.find((row) => row.state === 'active');
  if (active === undefined || active.id === given.id) return undefined;
  if (rows.some((row) => row.id === given.id))
    throw new Error(`the master key ${given.id} was used by this database before: make a new one`);
  const from = given.others.find((key) => key.id === active.id);
  if (from === undefined) throw new Error(`the master key ${active.id} was not given`);
  const signer = historyKeyOf(given);
  for (const row of rows) {
    const set = row === active ? retired(given, from, now) : kept(given, from, row);
    const endorsement = signer.sign(endorsed(row.id, row.history_public_key));
    await tx.db
      .updateTable('deployment_key')
      .set({ ...set, endorsement })
      .where('id', '=', row.id)
      .execute();
  }
  await insertActive(tx, given, signer, now);
  return { from: from.id, to: given.id };
}

/** Lets go of retiring keys under which nothing lies and no session or log-in can any more; gives their ids. */
export async function forgetRetiredKeys(tx: SystemTx, now: Temporal.Instant): Promise<string[]> {
  const forgotten = await tx.db
    .updateTable('deployment_key')
    .set({ state: 'former', wrapped: null })
    .where('state', '=', 'retiring')
    .where('retired_at', '<', now.subtract({ hours: openHours }).toString())
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('organisation_key')
            .select('id')
            .whereRef('organisation_key.master_key_id', '=', 'deployment_key.id'),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('sign_in_identity')
            .select('user_id')
            .whereRef('sign_in_identity.key_id', '=', 'deployment_key.id'),
        ),
      ),
    )
    .returning('id')
    .execute();
  return forgotten.map((row) => row.id);
}

/** The public keys whose seals are believed: those given, and former ones that a believed key has signed. */
export function believedHistoryKeys(rows: readonly Row[], given: readonly string[]): string[] {
  const believed = [...given];
  for (let found = true; found;) {
    found = false;
    for (const { id, history_public_key: key, endorsement } of rows) {
      if (endorsement === null || believed.includes(key)) continue;
      if (!believed.some((signer) => isSignedBy(signer, endorsed(id, key), endorsement))) continue;
      believed.push(key);
      found = true;
    }
  }
  return believed;
}

function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  return verifierOf([publicKey])(historyKeyIdOf(publicKey), text, signature) === 'valid';
}

function retired(to: MasterKey, from: MasterKey, now: Temporal.Instant) {
  return { state: 'retiring' as const, wrapped: wrapRetiring(to, from), retired_at: now.toString() };
}

function kept(to: MasterKey, from: MasterKey, row: Row) {
  return isRetiring(row) ? { wrapped: rewrapRetiring(from, to, row) } : {};
}

async function insertActive(tx: SystemTx, key: MasterKey, signer: HistoryKey, now: Temporal.Instant): Promise<void> {
  await tx.db
    .insertInto('deployment_key')
    .values({
      id: key.id,
      state: 'active',
      wrapped: null,
      history_public_key: signer.publicKey,
      endorsement: null,
      active_at: now.toString(),
      retired_at: null,
    })
    .execute();
}

function endorsed(id: string, publicKey: string): string {
  return `tillid former history key|${id}|${publicKey}`;
}
