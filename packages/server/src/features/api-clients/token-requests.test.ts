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
let others: TestApiClient;

before(async () => {
  server = await startTestServer();
  administrator = await server.signIn('organisation-administrator');
  program = await makeApiClient(administrator, ['users:read', 'history:read']);
  others = await makeApiClient(await server.otherOrganisation.signIn('organisation-administrator'), ['users:read']);
});
after(() => server.stop());
// Every test begins with a new minute of wrong tries.
beforeEach(async () => {
  server.clock.advance({ minutes: 1 });
  administrator = await server.signIn('organisation-administrator');
});

function basic(clientId: string, secret: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` };
}

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

  test('is given for the secret in the header, form-encoded as OAuth says', async () => {
    const encoded = basic(program.clientId.replaceAll('-', '%2D'), program.secret);
    const answer = await sendTokenRequest(server, { grant_type: 'client_credentials' }, encoded);
    assert.equal(answer.status, 200, answer.text);
  });

  test('is given when a library sends parameters without a value, which count as absent', async () => {
    const blank = { client_id: '', client_secret: '', client_assertion: '', client_assertion_type: '', scope: '' };
    const form = { grant_type: 'client_credentials', ...blank };
    const answer = await sendTokenRequest(server, form, basic(program.clientId, program.secret));
    assert.equal(answer.status, 200, answer.text);
  });

  test('gives no more than it was asked for', async () => {
    const narrow = await asProgram(server, program, 'history:read');
    const refused = await narrow.get('/api/v1/users');
    assert.equal(refused.status, 403);
    assert.equal(refused.headers['www-authenticate'], 'Bearer error="insufficient_scope", scope="users:read"');
  });

  test('lies in the database as a hash alone, and no more than an hour', async () => {
    const client = await asProgram(server, program);
    server.clock.advance({ minutes: 59 });
    assert.equal((await client.get('/api/v1/users')).status, 200);
    server.clock.advance({ minutes: 1 });
    const ended = await client.get('/api/v1/users');
    assert.equal(ended.status, 401);
    assert.equal(ended.headers['www-authenticate'], 'Bearer error="invalid_token"');
    const kept = await server.query<{ length: number }>('select length(token_hash) from api_access_token');
    assert.ok(kept.every((row) => row.length === 32));
  });

  test('that is not one, or is not read, does not let in, whatever cookie comes with it', async () => {
    for (const token of [
      '',
      'nonsense',
      `tillid_token_${server.organisation.organisationId}.${'A'.repeat(43)}`,
      'a b',
    ]) {
      const answer = await administrator.get('/api/v1/users', { headers: { authorization: `Bearer ${token}` } });
      assert.equal(answer.status, 401, token);
      assert.equal(answer.headers['www-authenticate'], 'Bearer error="invalid_token"');
    }
  });

  test('decides alone who calls: a cookie beside it widens nothing', async () => {
    const answer = await sendTokenRequest(server, secretForm(program));
    const headers = { authorization: `Bearer ${String(answer.body['access_token'])}` };
    assert.equal((await administrator.get('/api/v1/users', { headers })).status, 200);
    const managing = await administrator.get('/api/v1/api-clients', { headers });
    assert.equal(managing.status, 403);
    assert.equal((await administrator.get('/api/v1/session', { headers })).body['signedIn'], false);
  });

  test('of another organisation names its own organisation and no other', async () => {
    const other = await asProgram(server, others);
    assert.equal((await other.get('/api/v1/users')).status, 200);
    const headers = { 'x-tillid-organisation': server.organisation.organisationId };
    assert.equal((await other.get('/api/v1/users', { headers })).status, 409);
    const moved = String((await sendTokenRequest(server, secretForm(others))).body['access_token']).replace(
      server.otherOrganisation.organisationId,
      server.organisation.organisationId,
    );
    assert.equal((await withToken(server, moved).get('/api/v1/users')).status, 401);
  });

  test('without one, whoever is not signed in is told that there is such a thing', async () => {
    const answer = await server.visitor().get('/api/v1/users', {
      headers: { 'x-tillid-organisation': server.organisation.organisationId },
    });
    assert.equal(answer.status, 401);
    assert.equal(answer.headers['www-authenticate'], 'Bearer');
  });
});

type Wrong = {
  readonly name: string;
  readonly form: () => Record<string, string>;
  readonly headers?: () => Record<string, string>;
  readonly error: string;
  readonly status: number;
};

const right = () => secretForm(program);
const grant = { grant_type: 'client_credentials' };
const wrongRequests: readonly Wrong[] = [
  { name: 'nothing', form: () => ({}), error: 'invalid_request', status: 400 },
  { name: 'no grant type', form: () => ({ ...right(), grant_type: '' }), error: 'invalid_request', status: 400 },
  {
    name: 'another grant type',
    form: () => ({ ...right(), grant_type: 'password' }),
    error: 'unsupported_grant_type',
    status: 400,
  },
  { name: 'no proof', form: () => grant, error: 'invalid_client', status: 401 },
  {
    name: 'a client without secret',
    form: () => ({ ...grant, client_id: program.clientId }),
    error: 'invalid_client',
    status: 401,
  },
  {
    name: 'a secret without client',
    form: () => ({ ...grant, client_secret: program.secret }),
    error: 'invalid_request',
    status: 400,
  },
  { name: 'a wrong secret', form: () => ({ ...right(), client_secret: 'x' }), error: 'invalid_client', status: 401 },
  {
    name: "another program's secret",
    form: () => ({ ...right(), client_secret: others.secret }),
    error: 'invalid_client',
    status: 401,
  },
  {
    name: 'a client of another organisation under this one',
    form: () => ({
      ...secretForm(others),
      client_id: `${server.organisation.organisationId}.${others.apiClientId}`,
    }),
    error: 'invalid_client',
    status: 401,
  },
  {
    name: 'a client id that is none',
    form: () => ({ ...right(), client_id: 'me' }),
    error: 'invalid_client',
    status: 401,
  },
  {
    name: 'an organisation that is none',
    form: () => ({ ...right(), client_id: `01890000-0000-7000-8000-000000000000.${program.apiClientId}` }),
    error: 'invalid_client',
    status: 401,
  },
  {
    name: 'two proofs',
    form: right,
    headers: () => basic(program.clientId, program.secret),
    error: 'invalid_request',
    status: 400,
  },
  {
    name: 'another client in the form than in the header',
    form: () => ({ ...grant, client_id: others.clientId }),
    headers: () => basic(program.clientId, program.secret),
    error: 'invalid_request',
    status: 400,
  },
  {
    name: 'a header of another scheme',
    form: () => grant,
    headers: () => ({ authorization: 'Digest abc' }),
    error: 'invalid_client',
    status: 401,
  },
  {
    name: 'a header without colon',
    form: () => grant,
    headers: () => ({ authorization: `Basic ${btoa('nothing')}` }),
    error: 'invalid_client',
    status: 401,
  },
  {
    name: 'a header that cannot be decoded',
    form: () => grant,
    headers: () => basic('%E0%A4', 'x'),
    error: 'invalid_client',
    status: 401,
  },
  {
    name: 'a permission that the client does not have',
    form: () => ({ ...right(), scope: 'users:read users:delete' }),
    error: 'invalid_scope',
    status: 400,
  },
  {
    name: 'a scope that names nothing',
    form: () => ({ ...right(), scope: '"><script>' }),
    error: 'invalid_scope',
    status: 400,
  },
  {
    name: 'JSON',
    form: right,
    headers: () => ({ 'content-type': 'application/json' }),
    error: 'invalid_request',
    status: 400,
  },
  { name: 'too much', form: () => ({ ...right(), more: 'x'.repeat(20_000) }), error: 'invalid_request', status: 400 },
];

describe('a wrong request for a token is named', () => {
  for (const { name, form, headers, error, status } of wrongRequests) {
    test(name, async () => {
      const answer = await sendTokenRequest(server, form(), headers?.() ?? {});
      assert.equal(answer.status, status, answer.text);
      assert.equal(answer.body['error'], error, answer.text);
      assert.equal(answer.headers['cache-control'], 'no-store');
      assert.equal(answer.headers['www-authenticate'], status === 401 ? 'Basic realm="Tillid"' : undefined);
      assert.doesNotMatch(answer.text, /<script/);
    });
  }

  test('a parameter sent twice', async () => {
    const form = new URLSearchParams(right());
    form.append('grant_type', 'client_credentials');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await server.visitor().post('/api/v1/token', form.toString(), { headers });
    assert.equal(answer.status, 400);
    assert.equal(answer.body['error'], 'invalid_request');
  });

  test('elsewhere no form is taken', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await administrator.post('/api/v1/users', 'firstName=Ida', { headers });
    assert.equal(answer.status, 415);
  });
});

test('what a library needs to know stands where RFC 8414 says', async () => {
  const answer = await server.visitor().get('/.well-known/oauth-authorization-server');
  assert.equal(answer.body['issuer'], 'http://localhost:3000');
  assert.equal(answer.body['token_endpoint'], 'http://localhost:3000/api/v1/token');
  assert.deepEqual(answer.body['grant_types_supported'], ['client_credentials']);
});

describe('tries', () => {
  const from = (remoteAddress: string, form: Record<string, string>) =>
    server.platform.http.app.inject({
      method: 'POST',
      url: '/api/v1/token',
      remoteAddress,
      payload: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

  test('that are wrong are limited for that client from that address, and nobody else is shut out', async () => {
    const wrong = { ...right(), client_secret: 'guess' };
    for (let tries = 0; tries < 10; tries += 1) assert.equal((await from('192.0.2.9', wrong)).statusCode, 401);
    const limited = await from('192.0.2.9', right());
    assert.equal(limited.statusCode, 429);
    assert.equal(limited.headers['retry-after'], '60');
    assert.match(String(limited.headers['content-type']), /problem\+json/);
    assert.equal((await from('192.0.2.10', right())).statusCode, 200);
    assert.equal((await from('192.0.2.9', secretForm(others))).statusCode, 200);
    server.clock.advance({ minutes: 1 });
    assert.equal((await from('192.0.2.9', right())).statusCode, 200);
  });

  test('that are wrong are told to history at most once an hour', async () => {
    const quiet = await makeApiClient(administrator, ['users:read'], 'Stille program');
    const wrong = { ...secretForm(quiet), client_secret: 'guess' };
    const refusals = async () =>
      (await server.history(quiet.apiClientId)).filter((kind) => kind === 'api-client.token-refused').length;
    await sendTokenRequest(server, wrong);
    await sendTokenRequest(server, wrong);
    assert.equal(await refusals(), 1);
    server.clock.advance({ hours: 1 });
    await sendTokenRequest(server, wrong);
    assert.equal(await refusals(), 2);
  });
});

test('no endpoint answered a problem that it does not declare', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
