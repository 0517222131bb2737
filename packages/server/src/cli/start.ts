import { startMailbox } from '@tillid/mailbox/mailbox';
import { startSimulator } from '@tillid/mitid-simulator/simulator';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { startServer } from '../app.ts';
import { sendActivation } from '../features/activation/index.ts';
import { callbackPath } from '../features/sign-in/index.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { newToken } from '../platform/crypto/keyed-hash.ts';
import { readMasterKey } from '../platform/crypto/master-key.ts';
import { builtInPorts, type Secrets, type Settings } from '../platform/settings/settings.ts';
import { openLog } from '../platform/telemetry/log.ts';
import { buildWebAppIfStale, webAppFolder } from './build-web-app.ts';
import { createClosers, type Closers } from './closers.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { settingsOfEnvironment } from './environment-settings.ts';
import { requireFreePorts } from './free-ports.ts';
import { openDatabase } from './open-database.ts';
import { surviveLostOutput } from './survive-lost-output.ts';
import { untilToldToStop } from './until-told-to-stop.ts';
import { welcome } from './welcome.ts';

type Starting = { settings: Settings; secrets: Secrets; log: Logger; closers: Closers };

/** `tillid start`: everything on this machine, with a demo organisation; ends with Ctrl-C. */
export async function start(): Promise<number> {
  surviveLostOutput();
  const { settings, secrets } = settingsOfEnvironment();
  const stopped = untilToldToStop();
  const ports = builtInPorts(settings.port);
  await requireFreePorts(settings.host, {
    application: settings.port,
    ...(settings.eid.kind === 'simulator' ? { 'eID simulator': ports.simulator } : {}),
    ...(settings.mail.kind === 'mailbox' ? { 'mailbox page': ports.mailboxPage, SMTP: ports.smtp } : {}),
    'health and metrics': settings.adminPort,
  });
  await buildWebAppIfStale();
  const starting: Starting = {
    settings,
    secrets,
    log: openLog(process.env['LOG_LEVEL'] === undefined ? 'warn' : settings.logLevel),
    closers: createClosers(),
  };
  try {
    const lost = Promise.withResolvers<never>();
    await open(starting, lost.reject);
    console.log(welcome(settings));
    await Promise.race([stopped, lost.promise]);
    console.log('\nStopping …');
    return 0;
  } finally {
    await starting.closers.closeAll();
  }
}

async function open(starting: Starting, onLost: (fault: Error) => void): Promise<void> {
  const { settings, secrets, log, closers } = starting;
  const masterKey = await readMasterKey(secrets, settings.dataDirectory);
  const database = await openDatabase(settings, secrets, log, onLost);
  closers.add(database.stop);
  const eid = await openEid(starting);
  const smtpUrl = await openMail(starting);
  const server = await startServer({
    settings,
    masterKey,
    databaseUrl: database.url,
    smtpUrl,
    eid,
    clock: systemClock,
    log,
    webApp: webAppFolder,
  });
  closers.add(server.stop);
  if (settings.demo) await seedDemo({ platform: server.platform, sendForActivation: sendActivation(server.platform) });
  await server.listen();
}

async function openEid({ settings, secrets, closers }: Starting) {
  if (settings.eid.kind === 'broker') return { ...settings.eid, clientSecret: secrets.eidClientSecret ?? '' };
  const { simulator: port } = builtInPorts(settings.port);
  const client = { clientId: 'tillid', clientSecret: newToken() };
  const issuer = withPort(settings.publicUrl, port);
  const simulator = await startSimulator({
    issuer,
    port,
    host: settings.host,
    clients: [{ ...client, redirectUris: [new URL(callbackPath, settings.publicUrl).href] }],
    allowPublic: process.env['TILLID_DEMO'] === '1',
    directory: join(settings.dataDirectory, 'eid'),
  });
  closers.add(() => simulator.close());
  return { issuer: simulator.issuer, issuingUrl: simulator.issuingUrl, ...client };
}

async function openMail({ settings, secrets, closers }: Starting): Promise<string> {
  if (secrets.smtpUrl !== undefined) return secrets.smtpUrl;
  const { mailboxPage, smtp } = builtInPorts(settings.port);
  const mailbox = await startMailbox({
    host: settings.host,
    smtpPort: smtp,
    pagePort: mailboxPage,
    keep: 500,
    directory: join(settings.dataDirectory, 'mailbox'),
    publicUrl: settings.publicUrl.origin,
    allowPublic: process.env['TILLID_DEMO'] === '1',
  });
  closers.add(() => mailbox.close());
  return `smtp://${settings.host}:${smtp}?ignoreTLS=true`;
}

/** The same host on another port, as an origin. */
function withPort(url: URL, port: number): string {
  const other = new URL(url.origin);
  other.port = String(port);
  return other.origin;
}
