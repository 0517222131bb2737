import { fail, ok, type Result } from '@tillid/domain/result';
import { deletedUsersKeptMonths } from '@tillid/domain/users/deleted-user';
import { readEnvironment, type Environment } from './read-environment.ts';
import { readPriceTable } from './read-price-table.ts';
import type { Secrets, Settings } from './settings.ts';

/** The built-in services take the four ports after the application's. */
const mostPort = 65_531;
const postgres = ['postgres', 'postgresql'];
const mostInAMinute = 1_000_000;
const mostKeptMonths = 120;

/** Reads settings and secrets from the environment; all faults at once, each naming its variable and what to do. */
export function readSettings(environment: Environment): Result<{ settings: Settings; secrets: Secrets }, string[]> {
  const faults: string[] = [];
  const read = readEnvironment(environment, faults);
  const port = read.number('PORT', 3000, mostPort);
  const host = read.text('HOST') ?? '127.0.0.1';
  const publicUrl = read.url(
    'PUBLIC_URL',
    `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`,
  );
  const databaseUrl = read.address('DATABASE_URL', postgres);
  const eidIssuer = read.address('EID_ISSUER', ['https', 'http']);
  const smtpUrl = read.address('SMTP_URL', ['smtp', 'smtps']);
  const demo = read.flag('TILLID_DEMO', eidIssuer === undefined);
  const secrets: Secrets = {
    databaseUrl,
    databaseOwnerUrl: read.address('DATABASE_OWNER_URL', postgres),
    masterKey: read.key('MASTER_KEY'),
    masterKeyFile: read.text('MASTER_KEY_FILE'),
    previousMasterKey: read.key('PREVIOUS_MASTER_KEY'),
    previousMasterKeyFile: read.text('PREVIOUS_MASTER_KEY_FILE'),
    eidClientSecret: read.text('EID_CLIENT_SECRET'),
    smtpUrl,
  };
  const settings: Settings = {
    dataDirectory: read.text('TILLID_DATA') ?? './data',
    rolePrefix: read.identifier('DATABASE_ROLE_PREFIX', 'tillid'),
    database: { kind: databaseUrl === undefined ? 'embedded' : 'external' },
    publicUrl,
    host,
    port,
    adminPort: read.number('ADMIN_PORT', port + 4, mostPort),
    eid:
      eidIssuer === undefined
        ? { kind: 'simulator' }
        : {
            kind: 'broker',
            issuer: eidIssuer,
            clientId: read.needed('EID_CLIENT_ID', 'EID_ISSUER'),
            issuingUrl: read.address('EID_ISSUING_URL', ['https', 'http']),
          },
    mail: {
      kind: smtpUrl === undefined ? 'mailbox' : 'smtp',
      from: read.text('MAIL_FROM') ?? `Tillid <no-reply@${publicUrl.hostname}>`,
    },
    demo,
    testNumbers: read.flag('TEST_NUMBERS', demo),
    levelDigitsSwapped: read.flag('LEVEL_DIGITS_SWAPPED', false),
    deletedUsersKeptMonths: read.number('DELETED_USERS_KEPT_MONTHS', deletedUsersKeptMonths, mostKeptMonths),
    trustedProxies: read.proxies('TRUSTED_PROXIES'),
    prices: readPriceTable(read.text('PRICES_FILE'), faults),
    rateLimits: readRateLimits(read),
    logLevel: read.oneOf('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug'], 'info'),
  };
  faults.push(...contradictions(settings, secrets, environment));
  return faults.length > 0 ? fail(faults) : ok({ settings, secrets });
}

function readRateLimits(read: ReturnType<typeof readEnvironment>): Settings['rateLimits'] {
  return {
    signInStarts: read.number('SIGN_IN_STARTS_PER_MINUTE', 30, mostInAMinute),
    anonymousRequests: read.number('ANONYMOUS_REQUESTS_PER_MINUTE', 300, mostInAMinute),
    sessionRequests: read.number('SESSION_REQUESTS_PER_MINUTE', 600, mostInAMinute),
    apiClientRequests: read.number('API_CLIENT_REQUESTS_PER_MINUTE', 1_200, mostInAMinute),
    uploads: read.number('UPLOADS_PER_MINUTE', 10, mostInAMinute),
  };
}

function contradictions(settings: Settings, secrets: Secrets, environment: Environment): string[] {
  const faults: string[] = [];
  const builtIn = settings.eid.kind === 'simulator' || settings.mail.kind === 'mailbox';
  if (builtIn && !isLoopback(settings.publicUrl) && environment['TILLID_DEMO'] !== '1') {
    faults.push(
      'PUBLIC_URL is public, but the eID simulator or the built-in mailbox would be used: set EID_ISSUER and SMTP_URL, or TILLID_DEMO=1 for an open demonstration',
    );
  }
  if (settings.eid.kind === 'broker' && secrets.eidClientSecret === undefined)
    faults.push('EID_CLIENT_SECRET is missing: EID_ISSUER needs it');
  if (settings.eid.kind === 'broker' && settings.demo)
    faults.push('TILLID_DEMO=1 and EID_ISSUER exclude each other: a demonstration uses the simulator');
  if (settings.database.kind === 'external' && secrets.masterKey === undefined && secrets.masterKeyFile === undefined) {
    faults.push(
      'MASTER_KEY or MASTER_KEY_FILE is missing: with DATABASE_URL the key that seals CPR numbers must be given (openssl rand -base64 32)',
    );
  }
  if (secrets.masterKey !== undefined && secrets.masterKeyFile !== undefined)
    faults.push('MASTER_KEY and MASTER_KEY_FILE are both set: keep one');
  if (secrets.previousMasterKey !== undefined && secrets.previousMasterKeyFile !== undefined)
    faults.push('PREVIOUS_MASTER_KEY and PREVIOUS_MASTER_KEY_FILE are both set: keep one');
  if (secrets.masterKey !== undefined && secrets.masterKey === secrets.previousMasterKey)
    faults.push('MASTER_KEY and PREVIOUS_MASTER_KEY are the same key: make a new one (openssl rand -base64 32)');
  if (settings.eid.kind === 'broker' && settings.publicUrl.protocol !== 'https:' && !isLoopback(settings.publicUrl))
    faults.push('PUBLIC_URL must be https:// outside this machine');
  return faults;
}

function isLoopback(url: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}
