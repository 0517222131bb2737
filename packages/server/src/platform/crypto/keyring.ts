import { createSecretKey, randomBytes } from 'node:crypto';
import type { Cpr } from '@tillid/domain/identifiers/cpr';
import { newId } from '../db/new-id.ts';
import type { OrganisationId } from '../db/scope.ts';
import type { Tx } from '../db/work.ts';
import { keyedHash } from './keyed-hash.ts';
import type { MasterKey } from './master-key.ts';
import { seal, unseal } from './seal.ts';

/** Keys of one organisation: seals its personal data and makes its keyed hash of CPR numbers. */
export type OrganisationKeys = {
  readonly keyId: string;
  readonly seal: (plain: string | Buffer, context: string) => Buffer;
  readonly unseal: (sealed: Buffer, context: string) => Buffer;
  /** Keyed hash of a CPR number, unique in the organisation (decision 28). */
  readonly cprHash: (cpr: Cpr) => Buffer;
};

/** Keys of the deployment and, through a transaction, of an organisation. */
export type Keyring = {
  readonly deploymentKeyId: string;
  /** Deployment-wide keyed hash of a CPR number, for sign-in only. */
  readonly personHashOfCpr: (cpr: Cpr) => Buffer;
  /** Deployment-wide keyed hash of `issuer|subject`, for sign-in only. */
  readonly personHashOfSubject: (issuer: string, subject: string) => Buffer;
  readonly sealGlobal: (plain: string, context: string) => Buffer;
  readonly unsealGlobal: (sealed: Buffer, context: string) => Buffer;
  readonly ofOrganisation: (tx: Tx) => Promise<OrganisationKeys>;
  /** Makes the first data key of a new organisation. */
  readonly makeOrganisationKey: (tx: Tx) => Promise<void>;
};

/** Makes the keyring under a master key; opened data keys are kept in memory by organisation. */
export function createKeyring(master: MasterKey): Keyring {
  const personKey = createSecretKey(master.derive('person hash'));
  const globalKey = master.derive('global seal');
  const wrappingKey = master.derive('wrap organisation keys');
  const opened = new Map<OrganisationId, OrganisationKeys>();
  return {
    deploymentKeyId: master.id,
    personHashOfCpr: (cpr) => keyedHash(personKey, `cpr|${cpr.reveal()}`),
    personHashOfSubject: (issuer, subject) => keyedHash(personKey, `subject|${issuer.length}|${issuer}|${subject}`),
    sealGlobal: (plain, context) => seal(globalKey, plain, context),
    unsealGlobal: (sealed, context) => unseal(globalKey, sealed, context),
    async ofOrganisation(tx) {
      const { organisationId } = tx.scope;
      const kept = opened.get(organisationId);
      if (kept !== undefined) return kept;
      const row = await tx.db
        .selectFrom('organisation_key')
        .selectAll()
        .where('organisation_id', '=', organisationId)
        .orderBy('created_at', 'desc')
        .executeTakeFirstOrThrow();
      if (row.master_key_id !== master.id)
        throw new Error(
          `the keys of the organisation lie under the master key ${row.master_key_id}; the one given is ${master.id}`,
        );
      const keys = organisationKeys(
        row.id,
        unseal(wrappingKey, row.wrapped, `${organisationId}|${row.id}`),
        organisationId,
      );
      opened.set(organisationId, keys);
      return keys;
    },
    async makeOrganisationKey(tx) {
      const { organisationId, now } = tx.scope;
      const id = newId(now);
      // A key of an earlier try that did not commit may be open.
      opened.delete(organisationId);
      await tx.db
        .insertInto('organisation_key')
        .values({
          organisation_id: organisationId,
          id,
          master_key_id: master.id,
          wrapped: seal(wrappingKey, randomBytes(32), `${organisationId}|${id}`),
          created_at: now.toString(),
        })
        .execute();
    },
  };
}

function organisationKeys(keyId: string, dataKey: Buffer, organisationId: OrganisationId): OrganisationKeys {
  const sealKey = createSecretKey(keyedHash(dataKey, 'seal'));
  const hashKey = createSecretKey(keyedHash(dataKey, 'cpr hash'));
  return {
    keyId,
    seal: (plain, context) => seal(sealKey, plain, `${organisationId}|${context}`),
    unseal: (sealed, context) => unseal(sealKey, sealed, `${organisationId}|${context}`),
    cprHash: (cpr) => keyedHash(hashKey, cpr.reveal()),
  };
}
