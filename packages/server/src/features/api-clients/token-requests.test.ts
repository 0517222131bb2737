import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  asProgram,
  makeApiClient,
  secretForm,
  sendTokenRequest,
  withToken,
  type TestApiClient,
} from '../../../../../test/support/api-client.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

let server: TestServer;
let administrator: Client;
let program: TestApiClient;

before(async () => {
  server = await startTestServer();
  administrator = await server.signIn('organisation-administrator');
  program = await makeApiClient(administrator, ['users:read', 'history:read']);
});
after(() => server.stop());
// Every test begins with a new minute of wrong tries.
beforeEach(() => server.clock.advance({ minutes: 1 }));

const basic = (clientId: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
});

describe('a token', () => {
  test('is given for the secret in the form, and lets the program in', async () => {
    const answer = await sendTokenRequest(server, secretForm(program));
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.headers['cache-control'], 'no-store');
    const { access_token: token, ...rest } = answer.body as unknown as Record<string, unknown>;
    assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 3600, scope: 'users:read history:read' });
    assert.match(String(token), /^tillid_token_[0-9a-f-]{36}\.[\w-]{43}$/);
    const users = await withToken(server, String(token)).get('/api/v1/users');
    assert.equal(users.status, 200, users.text);
    assert.equal((users.body['items'] as unknown as unknown[]).length, 4);
  });

  test('is given for the secret in the header', async () => {
    const form = { grant_type: 'client_credentials' };
    const answer = await sendTokenRequest(server, form, basic(program.clientId, program.secret));
    assert.equal(answer.status, 200, answer.text);
  });

  test('gives no more than it was asked for', async () => {
    const narrow = await asProgram(server, program, 'history:read');
    const refused = await narrow.get('/api/v1/users');
    assert.equal(refused.status, 403);
    assert.equal(refused.headers['www-authenticate'], 'Bearer error="insufficient_scope", scope="users:read"');
  });

  test('ends after an hour', async () => {
    const client = await asProgram(server, program);
    server.clock.advance({ minutes: 59 });
    assert.equal((await client.get('/api/v1/users')).status, 200);
    server.clock.advance({ minutes: 1 });
    const ended = await client.get('/api/v1/users');
    assert.equal(ended.status, 401);
    assert.equal(ended.headers['www-authenticate'], 'Bearer error="invalid_token"');
  });
});
