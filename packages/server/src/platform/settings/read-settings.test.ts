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
    uploads: 10,
  });
});

test('limits and proxies are as they are set', () => {
  const settings = settingsOf({
    SIGN_IN_STARTS_PER_MINUTE: '200',
    ANONYMOUS_REQUESTS_PER_MINUTE: '2000',
    SESSION_REQUESTS_PER_MINUTE: '1',
    UPLOADS_PER_MINUTE: '1000000',
    TRUSTED_PROXIES: '192.0.2.1, 10.0.0.0/8,2001:db8::/32, loopback',
  });
  assert.deepEqual(settings.rateLimits, {
    signInStarts: 200,
    anonymousRequests: 2000,
    sessionRequests: 1,
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
