import { randomBytes } from 'node:crypto';
import { createKeyring, type Keyring } from '@tillid/server/platform/crypto/keyring';
import { masterKeyFrom } from '@tillid/server/platform/crypto/master-key';
import { openPool } from '@tillid/server/platform/db/pool';
import { asOrganisationId, type Scope } from '@tillid/server/platform/db/scope';
import { createSystemWork, createWork, type SystemWork, type Work } from '@tillid/server/platform/db/work';
import { createTestClock, type TestClock } from './clock.ts';
import { startMigratedDatabase, type MigratedDatabase } from './migrated-database.ts';
import { createTestOrganisation, type TestOrganisation } from './organisation.ts';

/** Two organisations and the entrance to their tables, without a server: nothing happens that a test does not do. */
export type UnitsOfWork = {
  readonly database: MigratedDatabase;
  readonly work: Work;
  readonly systemWork: SystemWork;
  readonly keyring: Keyring;
  /** A keyring under the same master key that has opened nothing yet, like that of a server that starts now. */
  freshKeyring(): Keyring;
  readonly clock: TestClock;
  readonly organisation: TestOrganisation;
  readonly otherOrganisation: TestOrganisation;
  scopeOf(organisation: TestOrganisation): Scope;
  stop(): Promise<void>;
};

/** Opens a database of its own and makes the organisations. */
export async function openUnitsOfWork(masterKey = masterKeyFrom(randomBytes(32))): Promise<UnitsOfWork> {
  const database = await startMigratedDatabase();
  const pool = openPool(database.serverUrl, { max: 6 });
  const platform = {
    work: createWork(pool, database.roles),
    systemWork: createSystemWork(pool, database.roles),
    keyring: createKeyring(masterKey),
    clock: createTestClock(),
  };
  return {
    ...platform,
    database,
    freshKeyring: () => createKeyring(masterKey),
    organisation: await createTestOrganisation(platform, { cvr: '90010018', name: 'Nordhavn Kommune' }),
    otherOrganisation: await createTestOrganisation(platform, { cvr: '90010034', name: 'Sydhavn Handel' }),
    scopeOf: ({ organisationId }) => ({
      organisationId: asOrganisationId(organisationId),
      actor: { kind: 'system' },
      requestId: 'test',
      now: platform.clock.now(),
    }),
    async stop() {
      await pool.end();
      await database.stop();
    },
  };
}
