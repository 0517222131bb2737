import { randomBytes } from 'node:crypto';
import type { TestContext } from 'node:test';
import { startSimulator, type Simulator } from '@tillid/mitid-simulator/simulator';
import { createKeyring } from '@tillid/server/platform/crypto/keyring';
import { masterKeyFrom } from '@tillid/server/platform/crypto/master-key';
import { migrate } from '@tillid/server/platform/db/migrate';
import { openPool } from '@tillid/server/platform/db/pool';
import { roleNames } from '@tillid/server/platform/db/roles';
import { createSystemWork, createWork } from '@tillid/server/platform/db/work';
import { systemClock } from '@tillid/server/platform/clock/clock';
import type { Client } from './client.ts';
import { visitEid } from './eid-visit.ts';
import { findFreePorts } from './free-ports.ts';
import { startMailCatcher, type MailCatcher } from './mail-catcher.ts';
import { createTestOrganisation, type TestOrganisation, type TestRole } from './organisation.ts';
import { startSilentServer } from './scripted-smtp.ts';
import { createRemoteClient } from './remote-client.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';
import { startTrialCluster, type TrialCluster } from './trial-cluster.ts';

/** All that a deployment consists of, each part in a process of its own or at least replaceable, so that each can fail alone. */
export type Deployment = {
  readonly cluster: TrialCluster;
  readonly organisation: TestOrganisation;
  readonly masterKey: Buffer;
  readonly catcher: MailCatcher;
  readonly eid: EidPlace;
  /** Starts a server, a second one on ports of its own, and waits until it serves. */
  startServer(environment?: Readonly<Record<string, string>>): Promise<ServerProcess>;
  /** The same without waiting; `output` is a file descriptor for its log instead of a pipe. */
  startProcess(environment?: Readonly<Record<string, string>>, output?: number): ServerProcess;
  /** Logs the organisation's user of a role in. */
  signIn(server: ServerProcess, role?: TestRole): Promise<Client>;
  /** Somebody without cookies. */
  visitor(server: ServerProcess): Client;
  /** Goes to the eID and proves who one is there; gives the path that the browser comes back to. */
  callbackOf(client: Client, role: TestRole): Promise<string>;
  /** The browser that has a session at one server asks another, as behind a balancer. */
  at(server: ServerProcess, client: Client): Client;
};

/** The national eID: there, away, or there without a word. */
export type EidPlace = { stop(): Promise<void>; start(): Promise<void>; hang(): Promise<void> };

/** Makes a deployment with one organisation; all of it is gone when the test ends. */
export async function openDeployment(context: TestContext, clusterDirectory?: string): Promise<Deployment> {
  const running: ServerProcess[] = [];
  const cluster = await startTrialCluster(context, clusterDirectory);
  const masterKey = randomBytes(32);
  const organisation = await furnish(cluster, masterKey);
  const catcher = await startMailCatcher();
  const publicPort = await findFreePorts();
  const publicUrl = `http://127.0.0.1:${publicPort}`;
  const eid = await openEid(publicUrl);
  context.after(async () => {
    await Promise.all(running.filter((server) => server.isRunning()).map((server) => server.kill()));
    await catcher.close();
    await eid.stop();
  });
  const environmentOf = (): Record<string, string> => ({
    DATABASE_URL: cluster.serverUrl,
    DATABASE_OWNER_URL: cluster.ownerUrl,
    MASTER_KEY: masterKey.toString('base64'),
    SMTP_URL: `smtp://127.0.0.1:${catcher.port}?ignoreTLS=true`,
    EID_ISSUER: eid.issuer,
    EID_CLIENT_ID: eid.client.clientId,
    EID_CLIENT_SECRET: eid.client.clientSecret,
    TEST_NUMBERS: '1',
    PUBLIC_URL: publicUrl,
    SESSION_REQUESTS_PER_MINUTE: '1000000',
    LOG_LEVEL: 'info',
  });
  const spare = await findFreePorts();
  function startProcess(environment: Readonly<Record<string, string>> = {}, output: number | 'pipe' = 'pipe') {
    const isFirstThere = running.some((server) => server.isRunning() && server.url === publicUrl);
    const server = startServerProcess(
      isFirstThere ? spare : publicPort,
      { ...environmentOf(), ...environment },
      output,
    );
    running.push(server);
    return server;
  }
  async function callbackOf(client: Client, role: TestRole): Promise<string> {
    const started = await client.post('/api/v1/sign-in/start', { returnTo: null, language: 'da' });
    const location = started.body['location'] as string | undefined;
    if (location === undefined) throw new Error(`the log-in did not begin: ${started.text}`);
    const callback = await visitEid(location, organisation.users[role].person);
    return callback.pathname + callback.search;
  }
  return {
    cluster,
    organisation,
    masterKey,
    catcher,
    eid,
    async startServer(environment) {
      const server = startProcess(environment);
      await server.saying('serving');
      return server;
    },
    startProcess,
    async signIn(server, role = 'user-administrator') {
      const client = createRemoteClient(server.url, publicUrl);
      const answer = await client.get(await callbackOf(client, role));
      if (answer.headers['location'] !== '/') throw new Error(`it ended at ${String(answer.headers['location'])}`);
      client.organisationId = organisation.organisationId;
      return client;
    },
    visitor: (server) => createRemoteClient(server.url, publicUrl),
    callbackOf,
    at(server, client) {
      const other = createRemoteClient(server.url, publicUrl);
      for (const [name, value] of client.cookies) other.cookies.set(name, value);
      other.organisationId = client.organisationId;
      return other;
    },
  };
}

async function furnish(cluster: TrialCluster, masterKey: Buffer): Promise<TestOrganisation> {
  const roles = roleNames('tillid');
  await migrate(cluster.ownerUrl, cluster.serverUrl, roles);
  const pool = openPool(cluster.serverUrl, { max: 2 });
  const platform = {
    work: createWork(pool, roles),
    systemWork: createSystemWork(pool, roles),
    keyring: createKeyring(masterKeyFrom(masterKey)),
    clock: systemClock,
  };
  try {
    return await createTestOrganisation(platform, { cvr: '90010018', name: 'Nordhavn Kommune' });
  } finally {
    await pool.end();
  }
}

async function openEid(publicUrl: string) {
  const client = { clientId: 'tillid', clientSecret: randomBytes(16).toString('hex') };
  const port = await findFreePorts();
  const issuer = `http://127.0.0.1:${port}`;
  const start = () =>
    startSimulator({
      issuer,
      port,
      host: '127.0.0.1',
      clients: [{ ...client, redirectUris: [`${publicUrl}/sign-in/callback`] }],
    });
  let there: Pick<Simulator, 'close'> | undefined = await start();
  async function stop(): Promise<void> {
    await there?.close();
    there = undefined;
  }
  return {
    issuer,
    client,
    stop,
    async start() {
      await stop();
      there = await start();
    },
    async hang() {
      await stop();
      there = await startSilentServer(port);
    },
  };
}
