import { systemClock, type Clock } from '../../platform/clock/clock.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { readMasterKey, type GivenMasterKey } from '../../platform/crypto/master-key.ts';
import { openKeyring } from '../../platform/crypto/open-keyring.ts';
import type { Secrets } from '../../platform/settings/settings.ts';
import { withDatabase, type DatabaseAccess } from '../with-database.ts';

/** What the commands about keys need of a deployment. */
export type KeyAccess = DatabaseAccess & {
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly given: GivenMasterKey;
};

/** Does something with the keys of a deployment. */
export function withKeys<T>(fn: (access: KeyAccess) => Promise<T>): Promise<T> {
  return withDatabase(async (access) => {
    const given = await readMasterKey(access.secrets, access.settings.dataDirectory);
    const parts = { systemWork: access.systemWork, clock: systemClock };
    return await fn({ ...access, given, clock: systemClock, keyring: await openKeyring(parts, given) });
  });
}

/** Whether the keys are files of the data directory, so that a rotation makes the new one itself. */
export function keysAreOurs(secrets: Secrets): boolean {
  return secrets.masterKey === undefined && secrets.masterKeyFile === undefined;
}
