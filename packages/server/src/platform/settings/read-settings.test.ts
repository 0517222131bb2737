import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from './read-settings.ts';

function settingsOf(environment: Record<string, string>) {
  const read = readSettings(environment);
  assert.ok(read.ok, read.ok ? '' : read.fault.join('\n'));
  return read.value.settings;
}

function faultsOf(environment: Record<string, string>): readonly string[] {
  const read = readSettings(environment);
  return read.ok ? [] : read.fault;
}

test('nothing set is a demonstration on this machine, with the limits of the house', () => {
  const settings = settingsOf({});
  assert.deepEqual([settings.host, settings.port, settings.adminPort, settings.demo], ['127.0.0.1', 3000, 3004, true]);
  assert.deepEqual(settings.trustedProxies, []);
  assert.deepEqual(settings.rateLimits, {
    signInStarts: 30,
    anonymousRequests: 300,
    sessionRequests: 600,
    apiClientRequests: 1_200,
    uploads: 10,
  });
});

test('limits and proxies are as they are set', () => {
  const settings = settingsOf({
    SIGN_IN_STARTS_PER_MINUTE: '200',
    ANONYMOUS_REQUESTS_PER_MINUTE: '2000',
    SESSION_REQUESTS_PER_MINUTE: '1',
    API_CLIENT_REQUESTS_PER_MINUTE: '5000',
    UPLOADS_PER_MINUTE: '1000000',
    TRUSTED_PROXIES: '192.0.2.1, 10.0.0.0/8,2001:db8::/32, loopback',
  });
  assert.deepEqual(settings.rateLimits, {
    signInStarts: 200,
    anonymousRequests: 2000,
    sessionRequests: 1,
    apiClientRequests: 5000,
    uploads: 1_000_000,
  });
  assert.deepEqual(settings.trustedProxies, ['192.0.2.1', '10.0.0.0/8', '2001:db8::/32', 'loopback']);
});

test('all faults are named at once', () => {
  const faults = faultsOf({
    PORT: '70000',
    SIGN_IN_STARTS_PER_MINUTE: '0',
    ANONYMOUS_REQUESTS_PER_MINUTE: 'many',
    SESSION_REQUESTS_PER_MINUTE: '1.5',
    API_CLIENT_REQUESTS_PER_MINUTE: '0',
    UPLOADS_PER_MINUTE: '-3',
    TRUSTED_PROXIES: '192.0.2.1,proxy.example,10.0.0.0/33,::/0,1.2.3',
    LOG_LEVEL: 'loud',
  });
  assert.deepEqual(
    faults.map((fault) => fault.split(' ')[0]),
    [
      'PORT',
      'TRUSTED_PROXIES',
      'SIGN_IN_STARTS_PER_MINUTE',
      'ANONYMOUS_REQUESTS_PER_MINUTE',
      'SESSION_REQUESTS_PER_MINUTE',
      'API_CLIENT_REQUESTS_PER_MINUTE',
      'UPLOADS_PER_MINUTE',
      'LOG_LEVEL',
    ],
  );
  assert.match(faults[1] ?? '', /not proxy\.example, 10\.0\.0\.0\/33, ::\/0, 1\.2\.3$/);
});

test('the simulator and the mailbox are refused under a public address', () => {
  assert.match(faultsOf({ PUBLIC_URL: 'https://tillid.example' })[0] ?? '', /^PUBLIC_URL is public/);
  assert.deepEqual(faultsOf({ PUBLIC_URL: 'https://tillid.example', TILLID_DEMO: '1' }), []);
});

const broker = { EID_ISSUER: 'https://eid.example', EID_CLIENT_ID: 'tillid', EID_CLIENT_SECRET: 'hush-hush' };
const production = {
  ...broker,
  PUBLIC_URL: 'https://tillid.example',
  DATABASE_URL: 'postgres://tillid:hush-hush@db.example/tillid',
  MASTER_KEY: 'aHVzaC1odXNoLWh1c2gtaHVzaC1odXNoLWh1c2gtaHU=',
  SMTP_URL: 'smtps://tillid:hush-hush@smtp.example',
};

const wrong: readonly [what: string, environment: Record<string, string>, fault: RegExp][] = [
  ['a port that is none', { PORT: 'seven' }, /^PORT must be a whole number/],
  ['a port without room for the built-in services', { PORT: '65532' }, /^PORT must be .* to 65531/],
  ['an administration port that is none', { ADMIN_PORT: '0' }, /^ADMIN_PORT must be/],
  ['an address of another kind', { PUBLIC_URL: 'ftp://tillid.example' }, /^PUBLIC_URL must be an http/],
  ['another database', { ...production, DATABASE_URL: 'mysql://db.example' }, /^DATABASE_URL must be a postgres/],
  ['another database for the owner', { DATABASE_OWNER_URL: 'db.example' }, /^DATABASE_OWNER_URL must be a postgres/],
  ['a role prefix that SQL would not take', { DATABASE_ROLE_PREFIX: 'Tillid"; drop' }, /^DATABASE_ROLE_PREFIX must be/],
  ['a flag that is neither on nor off', { TEST_NUMBERS: 'yes' }, /^TEST_NUMBERS must be 0 or 1/],
  ['an unknown level of the log', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of fatal, error, warn, info, debug/],
  [
    'a broker without a client',
    { EID_ISSUER: 'https://eid.example', EID_CLIENT_SECRET: 's' },
    /^EID_CLIENT_ID is missing/,
  ],
  [
    'a broker without a secret',
    { EID_ISSUER: 'https://eid.example', EID_CLIENT_ID: 'c' },
    /^EID_CLIENT_SECRET is missing/,
  ],
  ['a demonstration with a broker', { ...broker, TILLID_DEMO: '1' }, /^TILLID_DEMO=1 and EID_ISSUER exclude/],
  [
    'an external database without a key',
    { DATABASE_URL: 'postgres://db.example/tillid' },
    /^MASTER_KEY or MASTER_KEY_FILE/,
  ],
  [
    'an eID that is no address',
    { ...broker, EID_ISSUER: 'eid.example' },
    /^EID_ISSUER must be a https:\/\/ or http:\/\//,
  ],
  ['mail over something else', { SMTP_URL: 'https://smtp.example' }, /^SMTP_URL must be a smtp:\/\/ or smtps:\/\//],
  ['a key that is too short', { MASTER_KEY: 'c2hvcnQ=' }, /^MASTER_KEY must be 32 bytes in base64/],
  [
    'two keys',
    { MASTER_KEY: production.MASTER_KEY, MASTER_KEY_FILE: 'b' },
    /^MASTER_KEY and MASTER_KEY_FILE are both set/,
  ],
  ['plain HTTP in production', { ...production, PUBLIC_URL: 'http://tillid.example' }, /^PUBLIC_URL must be https/],
];
for (const [what, environment, fault] of wrong) {
  test(`one fault: ${what}`, () => {
    const [told, ...others] = faultsOf(environment);
    assert.match(told ?? 'none', fault);
    assert.deepEqual(others, []);
  });
}

test('settings for production hold, and secrets lie apart from what may be printed', () => {
  const read = readSettings(production);
  assert.ok(read.ok, read.ok ? '' : read.fault.join('\n'));
  const { settings, secrets } = read.value;
  assert.deepEqual([settings.demo, settings.testNumbers, settings.database.kind], [false, false, 'external']);
  assert.doesNotMatch(JSON.stringify({ ...settings, publicUrl: settings.publicUrl.href }), /hush|aHVzaC/);
  assert.match(secrets.databaseUrl ?? '', /hush-hush/);
});

test('no fault tells a secret', () => {
  const faults = faultsOf({
    ...production,
    DATABASE_URL: 'mysql://tillid:hush-hush@db.example/tillid',
    DATABASE_OWNER_URL: 'hush-hush',
    MASTER_KEY_FILE: '/run/secrets/hush-hush',
    TILLID_DEMO: '1',
  });
  assert.equal(faults.length, 4);
  assert.doesNotMatch(faults.join('\n'), /hush|aHVzaC/);
});

test('an empty variable is one that is not set', () => {
  assert.equal(settingsOf({ PORT: ' ', LOG_LEVEL: '' }).port, 3000);
});
