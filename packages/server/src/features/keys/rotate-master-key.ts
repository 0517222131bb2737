import { givenMasterKey, lacksKey, type GivenMasterKey } from '../../platform/crypto/master-key.ts';
import { forgetRetiredKeys, switchMasterKey, type MasterSwitch } from '../../platform/crypto/master-rotation.ts';
import { waitForEarlierTransactions } from '../../platform/db/earlier-transactions.ts';
import { record } from '../../platform/history/record.ts';
import { countNotUnder, listNotUnder } from './key-store.ts';
import { masterKeyRenewals } from './renewals.ts';
import { renewAll } from './renew-all.ts';
import { scopeOf, type RotationParts } from './rotation.ts';

const organisationsAtOnce = 500;

/** A server that runs would not know the new key. */
export class ServersLackKey extends Error {}

/** The master key to go to, and what is done as soon as the database goes by it. */
export type MasterRotation = {
  readonly given: GivenMasterKey;
  readonly onSwitched: (active: MasterSwitch | undefined) => Promise<void>;
};

/** Goes to the master key given, or finishes what an earlier run began; servers work on meanwhile. */
export async function rotateMasterKey(parts: RotationParts, { given, onSwitched }: MasterRotation): Promise<void> {
  const { systemWork, clock, report } = parts;
  await requireServersKnow(parts, given.id);
  const switched = await systemWork((tx) => switchMasterKey(tx, givenMasterKey(given), clock.now()));
  if (switched !== undefined) await report({ step: 'master-key-switched', ...switched });
  await onSwitched(switched);
  await waitForEarlierTransactions(parts.pool, (transactions) =>
    report({ step: 'waiting-for-transactions', transactions }),
  );
  await renewOrganisations(parts, given.id);
  await systemWork((tx) => forgetRetiredKeys(tx, clock.now()));
}

async function renewOrganisations(parts: RotationParts, masterKeyId: string): Promise<void> {
  const { systemWork, report } = parts;
  for (;;) {
    const organisations = await systemWork((tx) => listNotUnder(tx, masterKeyId, organisationsAtOnce));
    if (organisations.length === 0) return;
    await report({
      step: 'organisations-left',
      left: await systemWork((tx) => countNotUnder(tx, masterKeyId)),
    });
    for (const organisation of organisations) await renewOrganisation(parts, organisation, masterKeyId);
  }
}

/** The data keys come last: as long as they lie under the old key the organisation counts as still to be done. */
async function renewOrganisation(parts: RotationParts, organisation: string, masterKeyId: string): Promise<void> {
  await renewAll(parts, organisation, masterKeyRenewals);
  await parts.work(scopeOf(parts, organisation), async (tx) => {
    const from = await parts.keyring.rewrapOrganisationKeys(tx);
    if (from.length === 0) return;
    const changes = { masterKey: { from: from.join(' '), to: masterKeyId } };
    await record(tx, { kind: 'keys.rotated', entityType: 'organisation', entityId: organisation, changes });
  });
}

async function requireServersKnow({ pool }: RotationParts, id: string): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    'select application_name as name from pg_stat_activity where datname = current_database()',
  );
  const servers = rows.filter(({ name }) => lacksKey(name, id)).length;
  if (servers > 0)
    throw new ServersLackKey(
      `${servers} running server${servers === 1 ? ' does' : 's do'} not know the key ${id}. ` +
        'Start every server again with MASTER_KEY as here and the key before it as PREVIOUS_MASTER_KEY, then rotate.',
    );
}
