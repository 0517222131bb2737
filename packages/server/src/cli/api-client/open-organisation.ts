import { systemClock } from '../../platform/clock/clock.ts';
import { createKeyring, type Keyring } from '../../platform/crypto/keyring.ts';
import { readMasterKey } from '../../platform/crypto/master-key.ts';
import { openPool } from '../../platform/db/pool.ts';
import { roleNames } from '../../platform/db/roles.ts';
import { asOrganisationId, type Scope } from '../../platform/db/scope.ts';
import { createSystemWork, createWork, type Work } from '../../platform/db/work.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { settingsOfEnvironment } from '../environment-settings.ts';
import { findOrganisation } from '../history/find-organisations.ts';
import { reachDatabase } from '../reach-database.ts';

/** One organisation of the deployment that the environment names, and the way into its tables. */
export type OrganisationAccess = {
  readonly work: Work;
  readonly scope: Scope;
  readonly keyring: Keyring;
  readonly settings: Settings;
};

/** Which organisation: by its CVR number, or by its id. */
export type Which = { readonly cvr: string } | { readonly organisationId: string };

/** Does something in one organisation, as the system: whoever may use the command line runs the deployment. */
export async function inOrganisation<T>(which: Which, fn: (access: OrganisationAccess) => Promise<T>): Promise<T> {
  const { settings, secrets } = settingsOfEnvironment();
  const database = await reachDatabase(settings, secrets);
  const pool = openPool(database.url, { max: 2 });
  const roles = roleNames(settings.rolePrefix);
  try {
    const id =
      'cvr' in which
        ? (await findOrganisation(createSystemWork(pool, roles), which.cvr, '--cvr')).id
        : which.organisationId;
    const scope: Scope = {
      organisationId: asOrganisationId(id),
      actor: { kind: 'system' },
      requestId: 'command-line',
      now: systemClock.now(),
    };
    const keyring = createKeyring(await readMasterKey(secrets, settings.dataDirectory));
    return await fn({ work: createWork(pool, roles), scope, keyring, settings });
  } finally {
    await pool.end();
    await database.stop();
  }
}
