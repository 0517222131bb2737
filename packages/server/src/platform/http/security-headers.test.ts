import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino } from 'pino';
import { startTestServer } from '../../../../../test/support/server.ts';
import { readSettings } from '../settings/read-settings.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { openHttp } from './open-http.ts';
import { serveWebApp } from './web-app.ts';

/** On every answer, whatever it is. */
const everywhere: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};
const apiPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const page = '<!doctype html><script nonce="%CSP_NONCE%"></script>';

let folder: string;
let app: FastifyInstance;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillid-headers-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), page);
  await writeFile(join(folder, 'assets', 'app-1234.js'), 'export {};');
  app = await openServer('https://tillid.example');
});
after(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

async function openServer(publicUrl: string): Promise<FastifyInstance> {
  const read = readSettings({ PUBLIC_URL: publicUrl, TILLID_DEMO: '1' });
  assert.ok(read.ok);
  const log = pino({ level: 'silent' });
  const opened = await openHttp({ settings: read.value.settings, log, metrics: createMetrics(), undeclared: [] });
  opened.get('/api/v1/fine', () => ({ fine: true }));
  opened.get('/api/v1/broken', () => {
    throw new Error('select * from secret');
  });
  await serveWebApp(opened, folder);
  return opened;
}

const asked: readonly [string, InjectOptions, { status: number; type: string; policy: RegExp | string }][] = [
  ['an answer of the API', { url: '/api/v1/fine' }, { status: 200, type: 'application/json', policy: apiPolicy }],
  ['a failure', { url: '/api/v1/broken' }, { status: 500, type: 'application/problem+json', policy: apiPolicy }],
  ['nothing there', { url: '/api/none' }, { status: 404, type: 'application/problem+json', policy: apiPolicy }],
  [
    'a request of another origin',
    { url: '/api/v1/fine', method: 'POST', headers: { origin: 'https://elsewhere.example' } },
    { status: 403, type: 'application/problem+json', policy: apiPolicy },
  ],
  ['an asset', { url: '/assets/app-1234.js' }, { status: 200, type: 'application/javascript', policy: apiPolicy }],
  [
    'the page',
    { url: '/users' },
    {
      status: 200,
      type: 'text/html',
      policy:
        /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{24}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    },
  ],
];

describe('every answer says what a browser may do with it', () => {
  for (const [what, request, expected] of asked) {
    test(what, async () => {
      const answer = await app.inject(request);
      assert.equal(answer.statusCode, expected.status);
      for (const [name, value] of Object.entries(everywhere)) assert.equal(answer.headers[name], value, name);
      const policy = String(answer.headers['content-security-policy']);
      if (typeof expected.policy === 'string') assert.equal(policy, expected.policy);
      else assert.match(policy, expected.policy);
      assert.equal(answer.headers['content-type'], `${expected.type}; charset=utf-8`);
      for (const name of ['server', 'x-powered-by', 'access-control-allow-origin'])
        assert.equal(answer.headers[name], undefined, name);
    });
  }

  test('the page and problems are not kept; assets, whose names change with them, are', async () => {
    const kept = await Promise.all(
      ['/users', '/api/none', '/assets/app-1234.js'].map(
        async (url) => (await app.inject(url)).headers['cache-control'],
      ),
    );
    assert.deepEqual(kept, ['no-store', 'no-store', 'public, max-age=31536000, immutable']);
  });
});

test('each page has a nonce of its own, and it is the one of its policy', async () => {
  const pages = await Promise.all([app.inject('/'), app.inject('/')]);
  const nonces = pages.map((answer) => /nonce="([^"]+)"/.exec(answer.payload)?.[1]);
  assert.notEqual(nonces[0], nonces[1]);
  for (const [index, answer] of pages.entries())
    assert.ok(String(answer.headers['content-security-policy']).includes(`'nonce-${nonces[index]}'`));
});

test('a failure tells nothing of what failed', async () => {
  const { payload } = await app.inject('/api/v1/broken');
  assert.deepEqual(Object.keys(JSON.parse(payload) as object), ['type', 'title', 'status', 'instance']);
});

test('paths out of the folder, folders and unused methods give nothing', async () => {
  for (const url of ['/assets/../index.html', '/assets/%2e%2e/index.html', '/assets/', '/.git/config', '/index.html'])
    assert.doesNotMatch((await app.inject(url)).payload, /%CSP_NONCE%|app-1234\.js/, url);
  for (const method of ['OPTIONS', 'TRACE', 'PUT'] as const)
    assert.equal((await app.inject({ method, url: '/api/v1/fine' })).statusCode, 404, method);
});

test('over plain HTTP on this machine browsers are not told to insist on HTTPS', async () => {
  const local = await openServer('http://localhost:3000');
  assert.equal((await local.inject('/')).headers['strict-transport-security'], undefined);
  await local.close();
});

test('cookies are for this host, for the server alone and for HTTPS alone', async () => {
  const server = await startTestServer({ PUBLIC_URL: 'https://tillid.example' });
  try {
    const answer = await server.platform.http.app.inject({
      method: 'POST',
      url: '/api/v1/sign-in/start',
      headers: { origin: 'https://tillid.example' },
      payload: { returnTo: null, language: 'da' },
    });
    assert.equal(answer.statusCode, 200, answer.payload);
    const [cookie] = answer.cookies;
    assert.equal(cookie?.name, '__Host-tillid_browser');
    const { path, httpOnly, secure, sameSite } = cookie;
    assert.deepEqual(
      { path, httpOnly, secure, sameSite },
      { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' },
    );
    assert.equal('domain' in cookie, false);
  } finally {
    await server.stop();
  }
});
