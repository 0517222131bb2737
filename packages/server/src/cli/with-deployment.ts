import { createKeyring, type Keyring } from '../platform/crypto/keyring.ts';
import { readMasterKey } from '../platform/crypto/master-key.ts';
import { operatorRealm, type Scope } from '../platform/db/scope.ts';
import { withDatabase, type DatabaseAccess } from './with-database.ts';

/** The deployment that the environment names, with its keys, in the operators' realm. */
export type Deployment = DatabaseAccess & { readonly keyring: Keyring; readonly scope: Scope };

/** Does something that belongs to the operators of the deployment. */
export function withDeployment<T>(fn: (deployment: Deployment) => Promise<T>): Promise<T> {
  return withDatabase(async (access) => {
    const keyring = createKeyring(await readMasterKey(access.secrets, access.settings.dataDirectory));
    return await fn({ ...access, keyring, scope: access.scopeOf(operatorRealm) });
  });
}
