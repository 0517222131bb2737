import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import {
  activationRoutes,
  completeActivation,
  runActivationOrder,
  sendActivation,
} from './features/activation/index.ts';
import { apiClientRoutes, authenticateApiClient } from './features/api-clients/index.ts';
import { apiDescriptionRoutes } from './features/api-description/index.ts';
import { deletedUserRoutes } from './features/deleted-users/index.ts';
import {
  authenticatorRoutes,
  completeAuthenticator,
  createEidIssuer,
  operatorQueue,
  type AuthenticatorIssuer,
  issueAuthenticator,
  tellIssuer,
} from './features/authenticators/index.ts';
import { deliveryRoutes } from './features/deliveries/index.ts';
import { bulkChangeRoutes, runBulkChange } from './features/bulk-changes/index.ts';
import { chargeRoutes } from './features/charges/index.ts';
import { beginErasure, eraseExpired } from './features/erasure/index.ts';
import { historyRoutes } from './features/history/index.ts';
import { applyImportJob, checkImportJob, hasImportedUsersMenu, importRoutes } from './features/imports/index.ts';
import { renderMail } from './features/mails/index.ts';
import { authenticateOperator, completeOperatorSignIn, operatorRoutes } from './features/operators/index.ts';
import { organisationDataRoutes, runUnitRemoval } from './features/organisation-data/index.ts';
import { organisationRoutes, readOrganisationSummary } from './features/organisations/index.ts';
import {
  authenticateSession,
  beginAttempt,
  callbackPath,
  createEidProvider,
  signInRoutes,
} from './features/sign-in/index.ts';
import { userChangeRoutes } from './features/user-changes/index.ts';
import { userListRoutes } from './features/user-list/index.ts';
import { userRoutes } from './features/users/index.ts';
import type { Clock } from './platform/clock/clock.ts';
import type { Keyring } from './platform/crypto/keyring.ts';
import { nameOfKeys, type GivenMasterKey, type MasterKey } from './platform/crypto/master-key.ts';
import { openKeyring } from './platform/crypto/open-keyring.ts';
import { jobPatience, mailPatience, requestPatience } from './platform/db/patience.ts';
import { openPool } from './platform/db/pool.ts';
import { roleNames, type RoleNames } from './platform/db/roles.ts';
import { createSystemWork, createWork, type SystemWork, type Work } from './platform/db/work.ts';
import { startSealer } from './platform/history/sealer.ts';
import { byTokenOrSession } from './platform/http/bearer-token.ts';
import { openEventStreams } from './platform/http/events.ts';
import type { HttpPlatform } from './platform/http/http-platform.ts';
import { openHttp } from './platform/http/open-http.ts';
import { logRefusals } from './platform/http/log-refusals.ts';
import { limitRates } from './platform/http/rate-limits.ts';
import { rememberCaller } from './platform/http/remember-caller.ts';
import { serveWebApp } from './platform/http/web-app.ts';
import { startWorker, type JobHandlers, type NightlyJob, type RunningWorker } from './platform/jobs/worker.ts';
import { openTransport, sendEmail } from './platform/mail/send-email.ts';
import type { Platform } from './platform/platform.ts';
import type { Settings } from './platform/settings/settings.ts';
import { openAdminPort } from './platform/telemetry/admin-port.ts';
import { createMetrics, type Metrics } from './platform/telemetry/metrics.ts';

/** What a server is started with; the clock is an argument, so that tests can move it. */
export type ServerParts = {
  readonly settings: Settings;
  readonly masterKey: MasterKey | GivenMasterKey;
  readonly databaseUrl: string;
  readonly smtpUrl: string;
  readonly eid: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    /** Where it issues separate identities; undefined where operators order them by hand. */
    readonly issuingUrl?: string | undefined;
    /** How long a person waits for the broker at most. */
    readonly timeoutMs?: number;
  };
  readonly clock: Clock;
  readonly log: Logger;
  /** Folder of the built web app; undefined serves the API alone. */
  readonly webApp: string | undefined;
};

/** A running server. */
export type RunningServer = {
  readonly http: FastifyInstance;
  readonly platform: Platform;
  readonly undeclaredProblems: readonly string[];
  /** The metrics as the administration port tells them. */
  readonly metrics: () => Promise<string>;
  /** Opens the ports; gives the port of the application. */
  readonly listen: () => Promise<number>;
  /** Stops in order: no new requests, jobs under way finished, connections closed. */
  readonly stop: () => Promise<void>;
};

/** Builds a server from its parts: the only place where everything is put together. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { settings, log } = parts;
  const roles = roleNames(settings.rolePrefix);
  const pool = openPool(parts.databaseUrl, { max: 12 });
  const workerPool = openPool(parts.databaseUrl, { max: 12, role: roles.worker });
  const healthPool = openPool(parts.databaseUrl, { max: 1 });
  const systemWork = createSystemWork(pool, roles, requestPatience);
  const keyring = await openKeyring({ systemWork, clock: parts.clock }, parts.masterKey).catch(
    async (error: unknown) => {
      await Promise.all([pool.end(), workerPool.end()]);
      throw error;
    },
  );
  const metrics = createMetrics();
  const undeclaredProblems: string[] = [];
  const app = await openHttp({ settings, log, metrics, undeclared: undeclaredProblems });
  const platform = await openPlatform(parts, { app, pool, systemWork, keyring });
  const { authenticate } = platform.http;
  logRefusals(app, { log, clock: parts.clock, authenticate });
  await limitRates(app, { ...platform.http, limits: settings.rateLimits, metrics });
  addCapabilities(platform, parts);
  if (parts.webApp !== undefined) await serveWebApp(app, parts.webApp);
  const transport = openTransport(parts.smtpUrl);
  const background = withPatience(platform, { pool, roles });
  const handlers = jobHandlers(background, {
    mail: { transport, metrics, work: createWork(pool, roles, mailPatience) },
    issuer: issuerOf(parts),
  });
  const worker = { pool: workerPool, clock: parts.clock, log, metrics, concurrency: 3 };
  const workers = await startWorkers(worker, handlers, beginErasure(background));
  const sealer = startSealer({ ...background, pool }, metrics);
  const adminPort = openAdminPort({ metrics, pool: healthPool });
  return {
    http: app,
    platform,
    undeclaredProblems,
    metrics: () => metrics.registry.metrics(),
    async listen() {
      await app.listen({ host: settings.host, port: settings.port });
      await adminPort.listen(settings.adminPort);
      return (app.server.address() as AddressInfo).port;
    },
    async stop() {
      await platform.events.close();
      await app.close();
      await Promise.all(workers.map((each) => each.stop()));
      transport.close();
      await sealer.stop();
      await adminPort.close();
      await Promise.all([pool.end(), workerPool.end(), healthPool.end()]);
    },
  };
}

type WorkerParts = Parameters<typeof startWorker>[0];

/** An SMTP server or an eID that hangs holds up its own jobs alone, not the imports that somebody waits for. */
async function startWorkers(
  worker: Omit<WorkerParts, 'handlers' | 'nightly'>,
  handlers: JobHandlers,
  nightly: NightlyJob,
): Promise<RunningWorker[]> {
  const { 'send-email': sendOne, 'issue-authenticator': issueOne, 'tell-issuer': tellOne, ...others } = handlers;
  return [
    await startWorker({ ...worker, handlers: { 'send-email': sendOne } }),
    await startWorker({
      ...worker,
      handlers: { 'issue-authenticator': issueOne, 'tell-issuer': tellOne },
      concurrency: 2,
    }),
    await startWorker({ ...worker, handlers: others, nightly }),
  ];
}

type Opened = { app: FastifyInstance; pool: Pool; systemWork: SystemWork; keyring: Keyring };

async function openPlatform(parts: ServerParts, opened: Opened): Promise<Platform> {
  const { settings, clock, log } = parts;
  const roles = roleNames(settings.rolePrefix);
  const work = createWork(opened.pool, roles, requestPatience);
  const { keyring, systemWork } = opened;
  const authenticate = rememberCaller(
    clock,
    byTokenOrSession({
      byToken: authenticateApiClient({ clock, work }),
      bySession: authenticateSession({ settings, clock, work }),
    }),
  );
  const operators = { authenticateOperator: rememberCaller(clock, authenticateOperator({ settings, clock, work })) };
  const http: HttpPlatform = { app: opened.app, authenticate, ...operators, clock, work, keyring, served: [] };
  const events = await openEventStreams(parts.databaseUrl, log, nameOfKeys(parts.masterKey));
  return { settings, clock, log, keyring, work, systemWork, http, events };
}

/** The same platform for work that nobody waits for at a screen. */
function withPatience(platform: Platform, { pool, roles }: { pool: Pool; roles: RoleNames }): Platform {
  return {
    ...platform,
    work: createWork(pool, roles, jobPatience),
    systemWork: createSystemWork(pool, roles, jobPatience),
  };
}

function addCapabilities(platform: Platform, parts: ServerParts): void {
  const redirectUri = new URL(callbackPath, platform.settings.publicUrl).href;
  const eid = createEidProvider({
    ...parts.eid,
    redirectUri,
    testNumbers: platform.settings.testNumbers,
    clock: platform.clock,
    log: platform.log,
  });
  signInRoutes(platform, {
    eid,
    onActivation: completeActivation(platform),
    onAuthenticator: completeAuthenticator(platform),
    onOperator: completeOperatorSignIn(platform),
    session: { organisationSummary: readOrganisationSummary, showImportedUsers: hasImportedUsersMenu },
  });
  organisationRoutes(platform);
  organisationDataRoutes(platform);
  userListRoutes(platform);
  userRoutes(platform, { sendForActivation: sendActivation(platform) });
  historyRoutes(platform);
  userChangeRoutes(platform);
  deletedUserRoutes(platform);
  chargeRoutes(platform);
  bulkChangeRoutes(platform);
  activationRoutes(platform, { begin: beginAttempt(platform, eid) });
  authenticatorRoutes(platform, { begin: beginAttempt(platform, eid) });
  operatorRoutes(platform, { begin: beginAttempt(platform, eid) });
  deliveryRoutes(platform);
  importRoutes(platform);
  apiDescriptionRoutes(platform);
  apiClientRoutes(platform);
}

/** Whoever issues and delivers separate authenticators: the eID, or the operators from their queue. */
function issuerOf({ eid, log }: ServerParts): AuthenticatorIssuer {
  const { issuingUrl, ...rest } = eid;
  return issuingUrl === undefined ? operatorQueue : createEidIssuer({ ...rest, issuingUrl, log });
}

type Handling = {
  readonly mail: { readonly transport: Transporter; readonly metrics: Metrics; readonly work: Work };
  readonly issuer: AuthenticatorIssuer;
};

function jobHandlers(platform: Platform, { mail, issuer }: Handling): JobHandlers {
  const { keyring, settings } = platform;
  return {
    'send-email': sendEmail({
      ...mail,
      keyring,
      from: settings.mail.from,
      render: renderMail,
    }),
    'check-import': checkImportJob(platform),
    'apply-import': applyImportJob(platform),
    'run-activation-order': runActivationOrder(platform),
    'run-unit-removal': runUnitRemoval(platform),
    'issue-authenticator': issueAuthenticator(platform, issuer),
    'tell-issuer': tellIssuer(platform, issuer),
    'run-bulk-change': runBulkChange(platform),
    'erase-expired': eraseExpired(platform),
  };
}
