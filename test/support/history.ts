import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type pg from 'pg';
import type { ChainReport } from '@tillid/domain/history/chain-check';
import type { ChainFault } from '@tillid/domain/history/chain-fault';
import { historyKeyOf, verifierOf, type HistoryKey } from '@tillid/server/platform/crypto/history-key';
import { createKeyring } from '@tillid/server/platform/crypto/keyring';
import { masterKeyFrom, type MasterKey } from '@tillid/server/platform/crypto/master-key';
import { openPool } from '@tillid/server/platform/db/pool';
import { newId } from '@tillid/server/platform/db/new-id';
import { asOrganisationId, type OrganisationId, type Scope } from '@tillid/server/platform/db/scope';
import { createSystemWork, createWork } from '@tillid/server/platform/db/work';
import { record } from '@tillid/server/platform/history/record';
import type { SealerParts } from '@tillid/server/platform/history/sealer';
import { verifyHistory } from '@tillid/server/platform/history/verify-history';
import { createTestClock, type TestClock } from './clock.ts';
import { startMigratedDatabase, type MigratedDatabase } from './migrated-database.ts';

/** Organisations with a history and no server, so that nothing seals but the test. */
export type HistoryTrial = {
  readonly database: MigratedDatabase;
  readonly masterKey: Buffer;
  readonly parts: SealerParts & { readonly clock: TestClock; readonly key: HistoryKey };
  /** What was logged, a line of JSON each. */
  readonly logged: string[];
  addOrganisation(cvr: string): Promise<OrganisationId>;
  scopeOf(organisationId: OrganisationId): Scope;
  /** Records events of one person in one transaction; gives the person's id. */
  recordEvents(organisationId: OrganisationId, count: number, person?: string): Promise<string>;
  check(organisationId: OrganisationId, expected?: string[]): Promise<{ report: ChainReport; faults: ChainFault[] }>;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
};

/** Starts a trial of the sealing. */
export async function startHistoryTrial(): Promise<HistoryTrial> {
  const database = await startMigratedDatabase();
  const pool = openPool(database.serverUrl, { max: 6 });
  const masterKey = randomBytes(32);
  const logged: string[] = [];
  const parts = trialParts(database, pool, { master: masterKeyFrom(masterKey), logged });
  const { work, systemWork, clock, key } = parts;
  const scopeOf = (organisationId: OrganisationId): Scope => ({
    organisationId,
    actor: { kind: 'system' },
    requestId: 'trial',
    now: clock.now(),
  });
  return {
    database,
    masterKey,
    parts,
    logged,
    scopeOf,
    async addOrganisation(cvr) {
      const id = newId(clock.now());
      const row = {
        id,
        cvr,
        name: 'Trial',
        kind: 'company',
        status: 'active',
        created_at: clock.now().toString(),
      } as const;
      await systemWork((tx) => tx.db.insertInto('organisation').values(row).execute());
      return asOrganisationId(id);
    },
    async recordEvents(organisationId, count, person = newId(clock.now())) {
      const event = { kind: 'user.signed-in', entityType: 'user', entityId: person } as const;
      const events = Array.from({ length: count }, (_, index) => ({
        ...event,
        changes: { email: { to: `${index}@example.test` } },
      }));
      await work(scopeOf(organisationId), (tx) => record(tx, ...events));
      return person;
    },
    async check(organisationId, expected = []) {
      const faults: ChainFault[] = [];
      const report = await verifyHistory(work, scopeOf(organisationId), {
        verify: verifierOf([key.publicKey]),
        expected,
        onFault: (fault) => faults.push(fault),
      });
      return { report, faults };
    },
    query: (text, values) => database.query(text, values),
    async stop() {
      await pool.end();
      await database.stop();
    },
  };
}

function trialParts(database: MigratedDatabase, pool: pg.Pool, made: { master: MasterKey; logged: string[] }) {
  return {
    pool,
    work: createWork(pool, database.roles),
    systemWork: createSystemWork(pool, database.roles),
    key: historyKeyOf(made.master),
    keyring: createKeyring(made.master),
    clock: createTestClock(),
    log: pino({ level: 'info' }, { write: (line: string) => made.logged.push(line) }),
  };
}
