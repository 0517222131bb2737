import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { apiClientPermissions } from '@tillid/domain/access/api-client-permissions';
import {
  aboutProgram,
  makeApiClient,
  secretForm,
  sendTokenRequest,
  withToken,
} from '../../../../../test/support/api-client.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { setOrganisationStatus } from '../../../../../test/support/organisation.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

const clients = '/api/v1/api-clients';

let server: TestServer;
let administrator: Client;
before(async () => {
  server = await startTestServer();
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});
beforeEach(async () => {
  administrator = await server.signIn('organisation-administrator');
});

function newProgram(parts: Record<string, unknown> = {}) {
  return { ...aboutProgram, name: 'Lønsystem', permissions: ['users:read'], authentication: 'secret', ...parts };
}

let made = 0;
/** A program of its own for a test. */
async function makeProgram(permissions: readonly string[] = ['users:read']) {
  made += 1;
  return await makeApiClient(administrator, permissions, `Program ${made}`);
}

describe('first', () => {
  test('whoever is not signed in is not let in', async () => {
    const headers = { 'x-tillid-organisation': server.organisation.organisationId };
    assert.equal((await server.visitor().get(clients, { headers })).status, 401);
  });

  test('whoever lacks the permission is told which', async () => {
    const answer = await (await server.signIn('user-administrator')).post(clients, newProgram());
    assert.equal(answer.status, 403);
    assert.equal(answer.body['errors']?.[0]?.['params']?.['permission'], 'api-clients:manage');
  });

  test("another organisation's program is not there", async () => {
    const other = await server.otherOrganisation.signIn('organisation-administrator');
    const { apiClientId, version } = await makeApiClient(other, ['users:read']);
    assert.equal((await administrator.get(`${clients}/${apiClientId}`)).status, 404);
    assert.equal((await administrator.post(`${clients}/${apiClientId}/disable`, {}, { ifMatch: version })).status, 404);
    assert.equal((await administrator.delete(`${clients}/${apiClientId}`, { ifMatch: version })).status, 404);
    assert.equal((await other.get(`${clients}/${apiClientId}`)).body['disabledAt'], null);
  });

  test('a stale version changes nothing', async () => {
    const { apiClientId, version } = await makeProgram();
    const about = newProgram({ name: 'Andet navn' });
    const answer = await administrator.put(`${clients}/${apiClientId}`, about, { ifMatch: version + 1 });
    assert.equal(answer.status, 412);
    assert.deepEqual(await server.history(apiClientId), ['api-client.created']);
  });
});

describe('making one', () => {
  test('tells the secret once and keeps only its hash', async () => {
    const answer = await administrator.post(clients, newProgram({ name: 'Personalesystem' }));
    assert.equal(answer.status, 201, answer.text);
    const secret = answer.body['secret']?.['secret'] as string;
    assert.match(secret, /^tillid_secret_[\w-]{43}$/);
    const { apiClientId, clientId, secrets } = answer.body['client'] as unknown as Record<string, string>;
    assert.equal(clientId, `${server.organisation.organisationId}.${apiClientId}`);
    assert.equal(secrets?.length, 1);
    assert.equal(answer.headers['location'], `${clients}/${apiClientId}`);
    const read = await administrator.get(`${clients}/${apiClientId}`);
    assert.doesNotMatch(read.text, /tillid_secret/);
    const kept = await server.query('select * from api_client_secret where api_client_id = $1', [apiClientId]);
    assert.doesNotMatch(JSON.stringify(kept), /tillid_secret/);
    assert.deepEqual(await server.history(apiClientId ?? ''), ['api-client.created']);
  });

  test('holds for a year unless said otherwise', async () => {
    const usual = await administrator.post(clients, newProgram({ name: 'Et år' }));
    const short = await administrator.post(clients, newProgram({ name: 'En uge', secretDays: 7 }));
    const daysOf = (answer: typeof usual) =>
      Math.round(
        (Date.parse(answer.body['secret']?.['expiresAt']) - server.platform.clock.now().epochMilliseconds) / 86_400_000,
      );
    assert.deepEqual([daysOf(usual), daysOf(short)], [365, 7]);
    assert.equal((await administrator.post(clients, newProgram({ secretDays: 731 }))).status, 422);
  });

  test('names every fault of the form', async () => {
    const body = newProgram({ name: ' ', contactName: '7', contactEmail: 'bo', permissions: [] });
    const answer = await administrator.post(clients, body);
    assert.equal(answer.status, 422);
    assert.deepEqual(answer.body['errors'], [
      { pointer: '/name', code: 'name-missing' },
      { pointer: '/contactName', code: 'name-characters' },
      { pointer: '/contactEmail', code: 'email-format' },
      { pointer: '/permissions', code: 'permissions-missing' },
    ]);
  });

  test('refuses a name that cannot be stored, or that makes its doings read as somebody else’s', async () => {
    for (const name of ['Løn\0system', 'Løn\u001b[2Jsystem', 'Løn\ud800system', 'Inge Holm\u202e']) {
      const answer = await administrator.post(clients, newProgram({ name }));
      assert.equal(answer.status, 422, answer.text);
      assert.deepEqual(answer.body['errors'], [{ pointer: '/name', code: 'name-characters' }]);
    }
  });

  for (const permission of [
    'api-clients:manage',
    'roles:assign',
    'settings:edit',
    'users:show-cpr',
    'own-profile:read',
  ]) {
    test(`never gives ${permission}`, async () => {
      assert.equal((await administrator.post(clients, newProgram({ permissions: [permission] }))).status, 422);
    });
  }

  test('refuses a name that is taken', async () => {
    await administrator.post(clients, newProgram({ name: 'Vagtplan' }));
    const answer = await administrator.post(clients, newProgram({ name: 'VAGTPLAN' }));
    assert.equal(answer.status, 409);
    assert.deepEqual(answer.body['errors'], [{ pointer: '/name', code: 'name-taken' }]);
  });

  test('wants a log-in not older than 15 minutes', async () => {
    server.clock.advance({ minutes: 16 });
    const answer = await administrator.post(clients, newProgram({ name: 'For sent' }));
    assert.equal(answer.status, 422);
    assert.equal(answer.body['errors']?.[0]?.['code'], 'log-in-too-old');
  });

  test('sent twice with one key makes one, and the secret is the same', async () => {
    const key = 'a-key-of-its-own';
    const first = await administrator.post(clients, newProgram({ name: 'Én gang' }), { key });
    const second = await administrator.post(clients, newProgram({ name: 'Én gang' }), { key });
    assert.deepEqual(second.body, first.body);
  });

  test('tells the user administrators what a program may that organisation administrators may not', async () => {
    const mailsBefore = server.mails.length;
    await administrator.post(clients, newProgram({ name: 'Læser', permissions: ['users:read', 'history:read'] }));
    await administrator.post(clients, newProgram({ name: 'Skriver', permissions: ['users:read', 'users:import'] }));
    await server.jobs.drained();
    const [mail, ...more] = server.mails.slice(mailsBefore);
    assert.deepEqual(more, []);
    assert.equal(mail?.to, 'user-administrator@example.test');
    assert.match(mail.text, /Skriver/);
    assert.match(mail.text, /importere brugere fra filer/);
    assert.doesNotMatch(mail.text, /se brugerne/);
  });
});

describe('from the very next request', () => {
  async function running(permissions: readonly string[] = ['users:read', 'history:read']) {
    const program = await makeProgram(permissions);
    const answer = await sendTokenRequest(server, secretForm(program));
    const headers = { authorization: `Bearer ${String(answer.body['access_token'])}` };
    const visitor = server.visitor();
    return { program, status: async () => (await visitor.get('/api/v1/users', { headers })).status };
  }

  test('a disabled program is shut out, gets no token, and must ask for a new one when it is enabled', async () => {
    const { program, status } = await running();
    const path = `${clients}/${program.apiClientId}`;
    const disabled = await administrator.post(`${path}/disable`, {}, { ifMatch: program.version });
    assert.equal(disabled.status, 200, disabled.text);
    assert.equal(await status(), 401);
    const refused = await sendTokenRequest(server, secretForm(program));
    assert.match(refused.text, /invalid_client.*disabled/);
    await administrator.post(`${path}/enable`, {}, { ifMatch: disabled.body['version'] });
    assert.equal(await status(), 401);
    assert.equal((await sendTokenRequest(server, secretForm(program))).status, 200);
    assert.deepEqual(await server.history(program.apiClientId), [
      'api-client.created',
      'api-client.disabled',
      'api-client.token-refused',
      'api-client.enabled',
    ]);
  });

  test('a token asked for while the program is being disabled ends with the others', async () => {
    for (const name of ['Første', 'Anden', 'Tredje']) {
      const brief = await makeApiClient(administrator, ['users:read'], name);
      const path = `${clients}/${brief.apiClientId}`;
      const [disabled, ...asked] = await Promise.all([
        administrator.post(`${path}/disable`, {}, { ifMatch: brief.version }),
        ...Array.from({ length: 8 }, () => sendTokenRequest(server, secretForm(brief))),
      ]);
      const enabled = await administrator.post(`${path}/enable`, {}, { ifMatch: Number(disabled.body['version']) });
      assert.equal(enabled.status, 200, enabled.text);
      for (const { body } of asked.filter(({ status }) => status === 200))
        assert.equal((await withToken(server, String(body['access_token'])).get('/api/v1/users')).status, 401);
    }
  });

  test('a permission taken away is gone from the tokens out there, and one given is not in them', async () => {
    const { program, status } = await running(['history:read', 'users:read']);
    const path = `${clients}/${program.apiClientId}`;
    const about = { ...aboutProgram, name: 'Uden brugere' };
    const less = await administrator.put(
      path,
      { ...about, permissions: ['history:read'] },
      { ifMatch: program.version },
    );
    assert.equal(less.status, 200, less.text);
    assert.equal(await status(), 403);
    const more = await administrator.put(
      path,
      { ...about, permissions: ['history:read', 'users:delete'] },
      { ifMatch: less.body['version'] },
    );
    assert.equal(more.status, 200, more.text);
    assert.equal(await status(), 403);
    const [event] = await server.query<{ values: string }>(
      `select "values" from history_event where entity_id = $1 and kind = 'api-client.edited' order by at, id limit 1`,
      [program.apiClientId],
    );
    assert.deepEqual(JSON.parse(event?.values ?? '').permissions, {
      from: 'users:read history:read',
      to: 'history:read',
    });
  });

  test('a deleted program is shut out and is not there any more', async () => {
    const { program, status } = await running();
    const path = `${clients}/${program.apiClientId}`;
    assert.equal((await administrator.delete(path, { ifMatch: program.version })).status, 204);
    assert.equal(await status(), 401);
    assert.equal((await sendTokenRequest(server, secretForm(program))).status, 401);
    assert.equal((await administrator.get(path)).status, 404);
    const [row] = await server.query('select contact_name, contact_email, public_keys from api_client where id = $1', [
      program.apiClientId,
    ]);
    assert.deepEqual(row, { contact_name: '', contact_email: '', public_keys: [] });
    const left = await server.query('select 1 from api_client_secret where api_client_id = $1', [program.apiClientId]);
    assert.deepEqual(left, []);
  });

  test('the programs of a closed organisation are shut out', async () => {
    const { program, status } = await running();
    const { organisationId } = server.organisation;
    const set = (value: string) => setOrganisationStatus(server, organisationId, value);
    await set('dissolving');
    assert.equal(await status(), 401);
    assert.match((await sendTokenRequest(server, secretForm(program))).text, /closed/);
    await set('active');
    assert.equal(await status(), 200);
  });
});

describe('secrets', () => {
  test('are two at most, so that one can be changed without a break', async () => {
    const program = await makeProgram();
    const path = `${clients}/${program.apiClientId}/secrets`;
    const second = await administrator.post(path, { secretDays: 30 });
    assert.equal(second.status, 200, second.text);
    const third = await administrator.post(path, { secretDays: 30 });
    assert.equal(third.body['errors']?.[0]?.['code'], 'api-client-secrets-too-many');
    const fresh = { ...program, secret: second.body['secret']?.['secret'] as string };
    assert.equal((await sendTokenRequest(server, secretForm(program))).status, 200);
    assert.equal((await sendTokenRequest(server, secretForm(fresh))).status, 200);
    const old = second.body['client']?.['secrets']?.[0]?.['secretId'] as string;
    assert.equal((await administrator.delete(`${path}/${old}`)).status, 200);
    assert.equal((await sendTokenRequest(server, secretForm(program))).status, 401);
    assert.equal((await sendTokenRequest(server, secretForm(fresh))).status, 200);
    assert.equal((await administrator.delete(`${path}/${old}`)).status, 404);
  });

  test('end, and the program that uses one is told so', async () => {
    const answer = await administrator.post(clients, newProgram({ name: 'En dag', secretDays: 1 }));
    const program = {
      ...(answer.body['client'] as unknown as Awaited<ReturnType<typeof makeProgram>>),
      secret: answer.body['secret']?.['secret'] as string,
    };
    assert.equal((await sendTokenRequest(server, secretForm(program))).status, 200);
    server.clock.advance({ hours: 24 });
    const refused = await sendTokenRequest(server, secretForm(program));
    assert.equal(refused.status, 401);
    assert.match(refused.text, /secret has expired/);
  });

  test('cannot be made for a program with keys, and want a fresh log-in', async () => {
    const program = await makeProgram();
    server.clock.advance({ minutes: 16 });
    const answer = await administrator.post(`${clients}/${program.apiClientId}/secrets`, { secretDays: 30 });
    assert.equal(answer.body['errors']?.[0]?.['code'], 'log-in-too-old');
    const keys = await administrator.put(
      `${clients}/${program.apiClientId}/public-keys`,
      { publicKeys: '' },
      { ifMatch: program.version },
    );
    assert.equal(keys.body['errors']?.[0]?.['code'], 'log-in-too-old');
  });
});

test('the list tells all by name, when they were used, and no secret', async () => {
  const program = await makeProgram(apiClientPermissions);
  await sendTokenRequest(server, secretForm(program));
  const answer = await administrator.get(clients);
  const items = answer.body['items'] as unknown as { name: string; apiClientId: string; lastUsedAt: string | null }[];
  const names = items.map((item) => item.name);
  assert.deepEqual(names, names.toSorted(new Intl.Collator('da').compare));
  const own = items.find((item) => item.apiClientId === program.apiClientId);
  assert.equal(own?.lastUsedAt, server.platform.clock.now().toString());
  assert.doesNotMatch(answer.text, /tillid_secret/);
});
