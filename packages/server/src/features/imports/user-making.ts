import { personHasherInThread } from '../../platform/crypto/deployment-keys.ts';
import type { Keyring, OrganisationKeys } from '../../platform/crypto/keyring.ts';
import { keysInThread, type KeysForThread } from '../../platform/crypto/organisation-keys.ts';
import { idMilliseconds } from '../../platform/db/new-id.ts';
import type { OrganisationId } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import { listUnits, type CalledUnit } from '../organisations/index.ts';

/** Ids by number of what a user can be associated with. */
export type Associations = Readonly<Record<'productionUnit' | 'seNumber' | 'ean', ReadonlyMap<string, string>>>;

/** What users are made with in one unit of work, in a form that a thread can be given. */
export type MakingForThread = {
  readonly importId: string;
  readonly organisationId: OrganisationId;
  readonly createdAt: string;
  readonly idMilliseconds: number;
  readonly keys: KeysForThread;
  readonly person: { readonly keyId: string; readonly key: Uint8Array };
  readonly associations: Associations;
};

/** The same with the keys ready for use. */
export type UserMaking = Omit<MakingForThread, 'keys' | 'person'> & {
  readonly keys: OrganisationKeys;
  readonly person: { readonly keyId: string; readonly hash: ReturnType<typeof personHasherInThread> };
};

/** Reads what users are made with in this unit of work. */
export async function readMaking(tx: Tx, keyring: Keyring, importId: string): Promise<MakingForThread> {
  const [keys, deployment] = [await keyring.ofOrganisation(tx), await keyring.ofDeployment(tx)];
  return {
    importId,
    organisationId: tx.scope.organisationId,
    createdAt: tx.scope.now.toString(),
    idMilliseconds: idMilliseconds(tx.scope.now),
    keys: keys.forThread,
    person: { keyId: deployment.keyId, key: deployment.personHashKey },
    associations: await readAssociations(tx),
  };
}

/** Makes it ready for use in the thread that was given it. */
export function openMaking({ keys, person, ...rest }: MakingForThread): UserMaking {
  return { ...rest, keys: keysInThread(keys), person: { keyId: person.keyId, hash: personHasherInThread(person.key) } };
}

async function readAssociations(tx: Tx): Promise<Associations> {
  return {
    productionUnit: idsByNumber(await listUnits(tx, 'production-unit')),
    seNumber: idsByNumber(await listUnits(tx, 'se-number')),
    ean: idsByNumber(await listUnits(tx, 'invoicing-method')),
  };
}

function idsByNumber(units: readonly CalledUnit[]): ReadonlyMap<string, string> {
  return new Map(units.map(({ number, unitId }) => [number, unitId]));
}
