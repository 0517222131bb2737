import { createKeyring, type Keyring } from '../platform/crypto/keyring.ts';
import { readMasterKey } from '../platform/crypto/master-key.ts';
import type { Scope } from '../platform/db/scope.ts';
import { findOrganisation } from './history/find-organisations.ts';
import { withDatabase, type DatabaseAccess } from './with-database.ts';

/** One organisation of the deployment, and the way into its tables. */
export type OrganisationAccess = DatabaseAccess & { readonly keyring: Keyring; readonly scope: Scope };

/** Which organisation: by its CVR number, or by its id. */
export type Which = { readonly cvr: string } | { readonly organisationId: string };

/** Does something in one organisation. */
export function withOrganisation<T>(which: Which, fn: (access: OrganisationAccess) => Promise<T>): Promise<T> {
  return withDatabase(async (access) => {
    const { settings, secrets, systemWork } = access;
    const id = 'cvr' in which ? (await findOrganisation(systemWork, which.cvr, '--cvr')).id : which.organisationId;
    const keyring = createKeyring(await readMasterKey(secrets, settings.dataDirectory));
    return await fn({ ...access, keyring, scope: access.scopeOf(id) });
  });
}
