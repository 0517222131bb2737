import type { Clock } from '../clock/clock.ts';
import type { SystemTx } from '../db/scope.ts';
import type { SystemWork } from '../db/work.ts';
import { historyKeyOf } from './history-key.ts';
import { createKeyring, type Keyring } from './keyring.ts';
import { givenMasterKey, type GivenMasterKey, type MasterKey } from './master-key.ts';

type KnownKey = { readonly id: string; readonly state: string; readonly retired_at: string | null };

/**
 * Opens the keyring for a database, or throws with a sentence that names the key that the database wants and the one that was given.
 * The first key of a new database, and that of one from before keys were written down, is written down here.
 */
export async function openKeyring(
  parts: { readonly systemWork: SystemWork; readonly clock: Clock },
  master: MasterKey | GivenMasterKey,
): Promise<Keyring> {
  const given = givenMasterKey(master);
  await parts.systemWork(async (tx) => {
    const known = await tx.db.selectFrom('deployment_key').select(['id', 'state', 'retired_at']).execute();
    const active = known.find((key) => key.state === 'active');
    if (active === undefined) await adopt(tx, given, parts.clock.now().toString());
    else requireActive(given, active, known);
  });
  return createKeyring(given);
}

async function adopt(tx: SystemTx, given: GivenMasterKey, now: string): Promise<void> {
  const rows = await tx.db.selectFrom('organisation_key').select('master_key_id').distinct().execute();
  const wanted = rows.map((row) => row.master_key_id);
  const key = [given, ...given.others].find(({ id }) => wanted.length === 0 || wanted.includes(id));
  if (key === undefined || wanted.some((id) => id !== key.id)) throw new Error(wrongKey(wanted.join(' and '), given));
  await tx.db
    .insertInto('deployment_key')
    .values({
      id: key.id,
      state: 'active',
      wrapped: null,
      history_public_key: historyKeyOf(key).publicKey,
      endorsement: null,
      active_at: now,
      retired_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function requireActive(given: GivenMasterKey, active: KnownKey, known: readonly KnownKey[]): void {
  const former = known.find((key) => key.id === given.id && key.state !== 'active');
  const isKnown = [given, ...given.others].some(({ id }) => id === active.id);
  // Files of the data directory name no order: there the key that the database wants is enough.
  const isMixedUp = given.others.some(({ id }) => id === active.id) && !given.isOfDirectory;
  if (isKnown && (former === undefined || !isMixedUp)) return;
  if (former === undefined) throw new Error(wrongKey(active.id, given));
  if (isKnown)
    throw new Error(
      `MASTER_KEY and PREVIOUS_MASTER_KEY are the wrong way round: the database was rotated from ${given.id} to ${active.id}, which must be MASTER_KEY.`,
    );
  throw new Error(
    `The master key given, ${given.id}, is an old one: this database was rotated to ${active.id} on ${former.retired_at?.slice(0, 10)}. Give that as MASTER_KEY (or MASTER_KEY_FILE).`,
  );
}

function wrongKey(wanted: string, given: GivenMasterKey): string {
  const previous = given.others.map(({ id }) => id);
  const besides = previous.length === 0 ? '' : `, besides ${previous.join(' and ')}`;
  const hint =
    previous.length === 0
      ? ' If the one given is a new key, give the one before it as PREVIOUS_MASTER_KEY and run tillid keys rotate.'
      : '';
  return `What is sealed in this database lies under the master key ${wanted}; the one given is ${given.id}${besides}. Without ${wanted} nothing of it can be read: restore that key.${hint}`;
}
