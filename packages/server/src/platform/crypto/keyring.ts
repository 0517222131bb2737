import { randomBytes } from 'node:crypto';
import { newId } from '../db/new-id.ts';
import type { SystemTx, Tx } from '../db/scope.ts';
import {
  activeKeysOf,
  deploymentKeys,
  isRetiring,
  openRetiring,
  type ActiveKeys,
  type DeploymentKeys,
  type PurposeKeys,
} from './deployment-keys.ts';
import { givenMasterKey, type GivenMasterKey, type MasterKey } from './master-key.ts';
import { openDataKey, organisationKeys, type OpenedKey, type OrganisationKeys } from './organisation-keys.ts';
import { seal, unseal } from './seal.ts';

export type { DeploymentKeys } from './deployment-keys.ts';
export type { OrganisationKeys } from './organisation-keys.ts';

/**
 * Keys of the deployment and of an organisation. Which of them are active, coming or retiring is read once in each unit of work,
 * so that after a rotation has waited for the units of work under way, every process works with the same keys.
 */
export type Keyring = {
  readonly ofDeployment: (tx: Tx | SystemTx) => Promise<DeploymentKeys>;
  readonly ofOrganisation: (tx: Tx) => Promise<OrganisationKeys>;
  /** Makes the first data key of a new organisation. */
  readonly makeOrganisationKey: (tx: Tx) => Promise<void>;
  /** Makes the data key that a rotation goes to. */
  readonly makeComingKey: (tx: Tx) => Promise<void>;
  /** Wraps the organisation's data keys anew that do not lie under the active master key; gives the ids of those they lay under. */
  readonly rewrapOrganisationKeys: (tx: Tx) => Promise<string[]>;
};

type Masters = { readonly active: ActiveKeys; readonly retiring: readonly PurposeKeys[] };

/** Makes the keyring of the master keys given; what was opened is kept in memory. */
export function createKeyring(master: MasterKey | GivenMasterKey): Keyring {
  const readMasters = rememberByWork(createMasters(givenMasterKey(master)));
  const opened = new Map<string, Omit<OpenedKey, 'state'>>();

  async function readOrganisation(tx: Tx): Promise<OrganisationKeys> {
    const rows = await readKeyRows(tx);
    const keys: OpenedKey[] = [];
    for (const row of rows) {
      const kept = opened.get(row.id) ?? openDataKey(row.id, await openWrapped(tx, row));
      opened.set(row.id, kept);
      keys.push({ ...kept, state: row.state });
    }
    return organisationKeys(tx.scope.organisationId, keys);
  }

  async function openWrapped(tx: Tx, row: KeyRow): Promise<Buffer> {
    const { active, retiring } = await readMasters(tx);
    const under = [active, ...retiring].find(({ id }) => id === row.master_key_id);
    if (under === undefined)
      throw new Error(
        `the keys of the organisation lie under the master key ${row.master_key_id}; the one given is ${active.id}`,
      );
    return unseal(under.wrapping, row.wrapped, wrapContext(tx, row.id));
  }

  const ofOrganisation = rememberByWork(readOrganisation);
  return {
    async ofDeployment(tx) {
      const { active, retiring } = await readMasters(tx);
      return deploymentKeys(active, retiring);
    },
    ofOrganisation,
    makeOrganisationKey: async (tx) => insertKey(tx, (await readMasters(tx)).active, 'active'),
    makeComingKey: async (tx) => insertKey(tx, (await readMasters(tx)).active, 'coming'),
    async rewrapOrganisationKeys(tx) {
      const { active } = await readMasters(tx);
      const rows = (await readKeyRows(tx)).filter((row) => row.master_key_id !== active.id);
      for (const row of rows) {
        const wrapped = seal(active.wrapping, await openWrapped(tx, row), wrapContext(tx, row.id));
        await tx.db
          .updateTable('organisation_key')
          .set({ wrapped, master_key_id: active.id })
          .where('organisation_id', '=', tx.scope.organisationId)
          .where('id', '=', row.id)
          .execute();
      }
      return [...new Set(rows.map((row) => row.master_key_id))];
    },
  };
}

async function insertKey(tx: Tx, under: PurposeKeys, state: 'active' | 'coming'): Promise<void> {
  const { organisationId, now } = tx.scope;
  const id = newId(now);
  await tx.db
    .insertInto('organisation_key')
    .values({
      organisation_id: organisationId,
      id,
      master_key_id: under.id,
      wrapped: seal(under.wrapping, randomBytes(32), wrapContext(tx, id)),
      created_at: now.toString(),
      state,
    })
    .execute();
}

/** Finds the master keys that the database says are in use among those given; reads their files again before it gives up. */
function createMasters(given: GivenMasterKey) {
  let known: readonly MasterKey[] = [given, ...given.others];
  const activeById = new Map<string, ActiveKeys>();
  const retiringById = new Map<string, PurposeKeys>();

  async function find(id: string): Promise<MasterKey> {
    const found = known.find((key) => key.id === id);
    if (found !== undefined) return found;
    const again = await given.readAgain?.();
    if (again !== undefined) known = [again, ...again.others, ...known];
    const late = known.find((key) => key.id === id);
    if (late !== undefined) return late;
    const ids = [...new Set(known.map((key) => key.id))].join(' and ');
    throw new Error(
      `the database is sealed under the master key ${id}; given is ${ids}: start again with the key ${id}`,
    );
  }

  return async function readMasters(tx: Tx | SystemTx): Promise<Masters> {
    const rows = await tx.db
      .selectFrom('deployment_key')
      .select(['id', 'state', 'wrapped'])
      .where('state', '<>', 'former')
      .execute();
    const id = rows.find((row) => row.state === 'active')?.id ?? given.id;
    const master = await find(id);
    const active = keptOr(activeById, id, () => activeKeysOf(master));
    const retiring = rows
      .filter(isRetiring)
      .map((row) => keptOr(retiringById, row.id, () => openRetiring(master, row)));
    return { active, retiring };
  };
}

function keptOr<Keys>(kept: Map<string, Keys>, id: string, make: () => Keys): Keys {
  const keys = kept.get(id) ?? make();
  kept.set(id, keys);
  return keys;
}

type KeyRow = { id: string; state: OpenedKey['state']; master_key_id: string; wrapped: Buffer };

function readKeyRows(tx: Tx): Promise<KeyRow[]> {
  return tx.db
    .selectFrom('organisation_key')
    .select(['id', 'state', 'master_key_id', 'wrapped'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

function wrapContext(tx: Tx, keyId: string): string {
  return `${tx.scope.organisationId}|${keyId}`;
}

/** Reads once in each unit of work; what failed is read again. */
function rememberByWork<T extends Tx | SystemTx, Keys>(read: (tx: T) => Promise<Keys>): (tx: T) => Promise<Keys> {
  const kept = new WeakMap<T, Promise<Keys>>();
  return (tx) => {
    const reading = kept.get(tx) ?? read(tx);
    kept.set(tx, reading);
    reading.catch(() => kept.delete(tx));
    return reading;
  };
}
