import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Logger } from 'pino';
import { startSimulator, type Simulator } from '@tillid/mitid-simulator/simulator';
import { startServer, type ServerParts } from '@tillid/server/app';
import { masterKeyFrom, type GivenMasterKey } from '@tillid/server/platform/crypto/master-key';
import { migrate } from '@tillid/server/platform/db/migrate';
import { roleNames } from '@tillid/server/platform/db/roles';
import type { Platform } from '@tillid/server/platform/platform';
import { readSettings } from '@tillid/server/platform/settings/read-settings';
import { openLog } from '@tillid/server/platform/telemetry/log';
import { createClient, type Client } from './client.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { startTestDatabase } from './database.ts';
import { visitEid, type EidVisitor, type TestPerson } from './eid-visit.ts';
import { startMailCatcher, type CaughtMail } from './mail-catcher.ts';
import { addOperator } from './operator.ts';
import { createTestOrganisation, type TestOrganisation, type TestRole } from './organisation.ts';
import { createLogScan } from './personal-data.ts';
import { until } from './until.ts';

/** A real server on a database of its own, with a real eID simulator and a real SMTP server. */
export type TestServer = {
  readonly organisation: TestOrganisation;
  readonly otherOrganisation: TestOrganisation & { signIn(role: TestRole): Promise<Client> };
  readonly platform: Platform;
  /** The database as the server logs in to it. */
  readonly databaseUrl: string;
  readonly clock: TestClock;
  readonly mails: readonly CaughtMail[];
  /** Opens the ports of its settings. */
  listen(): Promise<number>;
  /** Somebody without cookies. */
  visitor(): Client;
  /** Logs the organisation's user of a role in through the eID. */
  signIn(role: TestRole): Promise<Client>;
  /** Goes through the eID as a person from an authorisation address; gives the path that the browser ends at. */
  proveAt(client: Client, location: string, person: EidVisitor): Promise<string>;
  /** Logs any person in; gives the path that the browser ends at. */
  logIn(client: Client, person: EidVisitor): Promise<string>;
  /** The same for operators. */
  logInOperator(client: Client, person: TestPerson | 'cancel'): Promise<string>;
  /** Kinds of the events of one entity in its organisation's history, oldest first. */
  history(entityId: string): Promise<string[]>;
  /** Kinds of the events of one entity in the operators' history, oldest first. */
  operatorHistory(entityId: string): Promise<string[]>;
  /** Makes an operator and logs that person in. */
  signInOperator(name?: string): Promise<Client>;
  /** Runs SQL as the superuser, who sees all organisations. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  readonly jobs: { drained(): Promise<void> };
  readonly undeclaredProblems: readonly string[];
  /** Lines of the log with these words, oldest first. */
  logged(message: string): Readonly<Record<string, unknown>>[];
  /** Stops it, and fails if log or metrics tell who somebody is. */
  stop(): Promise<void>;
};

/** What a test may put in place of the server's surroundings. */
export type Surroundings = {
  readonly log?: Logger;
  readonly smtpUrl?: string;
  /** Keys that the test has too. */
  readonly masterKey?: GivenMasterKey;
  /** A broker of the test's own in place of the simulator. */
  readonly eid?: ServerParts['eid'];
  /** An issuer of separate identities of the test's own in place of the simulator; `by-hand` for none. */
  readonly issuingUrl?: string;
};

/** Starts a server, with settings of its own if given; every test file starts its own and stops it in `after`. */
export async function startTestServer(
  environment: Readonly<Record<string, string>> = {},
  surroundings: Surroundings = {},
): Promise<TestServer> {
  const database = await startTestDatabase();
  const roles = roleNames(database.rolePrefix);
  const clone = await database.cloneTemplate('main', async (owner, server) => {
    await migrate(owner, server, roles);
  });
  const catcher = await startMailCatcher();
  const eid = { clientId: 'tillid', clientSecret: randomBytes(16).toString('hex') };
  const redirectUris = ['http://localhost:3000/sign-in/callback'];
  const simulator = await startSimulator({
    issuer: 'http://127.0.0.1:0',
    host: '127.0.0.1',
    port: 0,
    clients: [{ ...eid, redirectUris }],
  });
  const clock = createTestClock();
  const scan = createLogScan(process.env['LOG_LEVEL'] === undefined ? undefined : process.stdout);
  const server = await startServer({
    settings: testSettings(database.rolePrefix, environment),
    masterKey: surroundings.masterKey ?? masterKeyFrom(randomBytes(32)),
    databaseUrl: clone.serverUrl,
    smtpUrl: surroundings.smtpUrl ?? `smtp://127.0.0.1:${catcher.port}?ignoreTLS=true`,
    eid: surroundings.eid ?? { issuer: simulator.issuer, issuingUrl: issuingUrlOf(simulator, surroundings), ...eid },
    clock,
    log: surroundings.log ?? openLog(process.env['LOG_LEVEL'] ?? 'debug', scan.stream),
    webApp: undefined,
  });
  const admin = new pg.Client({ connectionString: superuserUrl(database.url, clone.name) });
  await admin.connect();
  const organisation = await createTestOrganisation(server.platform, { cvr: '90010018', name: 'Nordhavn Kommune' });
  const other = await createTestOrganisation(server.platform, { cvr: '90010034', name: 'Sydhavn Handel' });
  const query = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await admin.query<Row>(text, values)).rows;
  const entrance = createEntrance(server.http);
  return {
    organisation,
    otherOrganisation: { ...other, signIn: (role) => entrance.signInAs(other, role) },
    platform: server.platform,
    databaseUrl: clone.serverUrl,
    clock,
    mails: catcher.mails,
    listen: server.listen,
    visitor: () => createClient(server.http),
    signIn: (role) => entrance.signInAs(organisation, role),
    proveAt: entrance.proveAt,
    logIn: entrance.logIn,
    logInOperator: entrance.logInOperator,
    async history(entityId) {
      const rows = await query<{ kind: string }>(
        'select kind from history_event where entity_id = $1 and organisation_id <> operator_realm() order by at, id',
        [entityId],
      );
      return rows.map((row) => row.kind);
    },
    async operatorHistory(entityId) {
      const rows = await query<{ kind: string }>(
        'select kind from history_event where entity_id = $1 and organisation_id = operator_realm() order by at, id',
        [entityId],
      );
      return rows.map((row) => row.kind);
    },
    async signInOperator(name) {
      return await entrance.signInOperator((await addOperator(server.platform, name)).person);
    },
    query,
    jobs: { drained: () => untilDrained(query) },
    undeclaredProblems: server.undeclaredProblems,
    logged: (message) =>
      scan.lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line['msg'] === message),
    async stop() {
      await server.stop();
      const told = scan.findings(await wordsOfPeople(query, catcher.mails), await server.metrics());
      await admin.end();
      await Promise.all([simulator.close(), catcher.close()]);
      await clone.drop();
      await database.stop();
      assert.deepEqual(told, [], 'the log or the metrics tell who somebody is');
    },
  };
}

function issuingUrlOf(simulator: Simulator, { issuingUrl }: Surroundings): string | undefined {
  return issuingUrl === 'by-hand' ? undefined : (issuingUrl ?? simulator.issuingUrl);
}

/** Names, phone numbers and tokens that the test dealt with; numbers and addresses are known by their form. */
async function wordsOfPeople(query: TestServer['query'], mails: readonly CaughtMail[]): Promise<string[]> {
  const people = await query<{ word: string | null }>(
    'select distinct unnest(array[first_name, last_name, phone, reference_text]) as word from business_user',
  );
  const tokens = mails.flatMap(({ text }) =>
    [...text.matchAll(/\/(?:activate|authenticators)\/([\w-]{22})/g)].map(([, token]) => token ?? ''),
  );
  return [...people.flatMap(({ word }) => word ?? []), ...tokens];
}

function createEntrance(http: Parameters<typeof createClient>[0]) {
  async function proveAt(client: Client, location: string, person: EidVisitor): Promise<string> {
    const callback = await visitEid(location, person);
    const answer = await client.get(callback.pathname + callback.search);
    return String(answer.headers['location']);
  }
  async function logIn(client: Client, person: EidVisitor): Promise<string> {
    const started = await client.post('/api/v1/sign-in/start', { returnTo: null, language: 'da' });
    return await proveAt(client, started.body['location'], person);
  }
  async function signInAs(organisation: TestOrganisation, role: TestRole): Promise<Client> {
    const client = createClient(http, organisation.organisationId);
    const path = await logIn(client, organisation.users[role].person);
    if (path !== '/') throw new Error(`the log-in ended at ${path}`);
    return client;
  }
  async function logInOperator(client: Client, person: TestPerson | 'cancel'): Promise<string> {
    const body = { returnTo: null, language: 'da' };
    const started = await client.post('/api/v1/operator/sign-in/start', body);
    return await proveAt(client, started.body['location'], person);
  }
  async function signInOperator(person: TestPerson): Promise<Client> {
    const client = createClient(http);
    const path = await logInOperator(client, person);
    if (path !== '/operator') throw new Error(`the operator's log-in ended at ${path}`);
    return client;
  }
  return { proveAt, logIn, signInAs, logInOperator, signInOperator };
}

function testSettings(rolePrefix: string, environment: Readonly<Record<string, string>>) {
  const read = readSettings({
    DATABASE_ROLE_PREFIX: rolePrefix,
    PUBLIC_URL: 'http://localhost:3000',
    TILLID_DEMO: '1',
    // The clock stands still, so a minute in which too much happens would never end.
    SIGN_IN_STARTS_PER_MINUTE: '1000000',
    ANONYMOUS_REQUESTS_PER_MINUTE: '1000000',
    SESSION_REQUESTS_PER_MINUTE: '1000000',
    API_CLIENT_REQUESTS_PER_MINUTE: '1000000',
    ...environment,
  });
  if (!read.ok) throw new Error(read.fault.join('\n'));
  return read.value.settings;
}

function superuserUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Resolves when no job waits that could run now. */
async function untilDrained(query: TestServer['query']): Promise<void> {
  const waiting =
    'select count(*)::int as jobs from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts';
  await until(
    () => query<{ jobs: number }>(waiting),
    ([row]) => row?.jobs === 0,
  );
}
