import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { allEndpoints } from '@tillid/contract/all-endpoints';
import type { Endpoint } from '@tillid/contract/endpoint';
import { apiClientPermissions } from '@tillid/domain/access/api-client-permissions';
import { hasPermission, type Permission } from '@tillid/domain/access/permissions';
import { asProgram, makeApiClient } from '../../../test/support/api-client.ts';
import type { Answer, Client } from '../../../test/support/client.ts';
import {
  draftBody,
  endpointBodies,
  endpointQueries,
  takesSelection,
  type Ids,
} from '../../../test/support/endpoint-bodies.ts';
import type { TestRole } from '../../../test/support/organisation.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { addUnitBy } from '../../../test/support/units.ts';

const roles: readonly TestRole[] = ['user', 'user-administrator', 'organisation-administrator', 'rights-administrator'];
const sampleFile = new URL('../../domain/src/imports/samples/users-create.csv', import.meta.url);

let server: TestServer;
let clients: Map<TestRole, Client>;
let ownIds: Ids;
let otherIds: Ids;

before(async () => {
  server = await startTestServer();
  clients = new Map();
  for (const role of roles) clients.set(role, await server.signIn(role));
  ownIds = {
    ...(await makeThings(clientOf('user-administrator'))),
    ...(await makeProgram(clientOf('organisation-administrator'))),
    unitId: (await addUnitBy(clientOf('organisation-administrator'))).unitId,
  };
  otherIds = {
    ...(await makeThings(await server.otherOrganisation.signIn('user-administrator'))),
    ...(await makeProgram(await server.otherOrganisation.signIn('organisation-administrator'))),
    unitId: (await addUnitBy(await server.otherOrganisation.signIn('organisation-administrator'))).unitId,
  };
});
after(() => server.stop());

function clientOf(role: TestRole): Client {
  const client = clients.get(role);
  if (client === undefined) throw new Error(`nobody is signed in as ${role}`);
  return client;
}

/** One of each thing that an endpoint names by id. */
async function makeThings(administrator: Client): Promise<Ids> {
  const uploaded = await administrator.upload('/api/v1/imports?menuItem=create', {
    name: 'users.csv',
    bytes: readFileSync(sampleFile),
  });
  const importId: string = uploaded.body['importId'];
  await server.jobs.drained();
  const checked = await administrator.get(`/api/v1/imports/${importId}`);
  await administrator.post(
    `/api/v1/imports/${importId}/apply`,
    { mode: 'all-or-nothing' },
    { ifMatch: checked.body['version'] },
  );
  await server.jobs.drained();
  const order = {
    selection: { filter: { import: importId }, exceptUserIds: [] },
    authenticator: 'private',
    authenticatorLimit: 1,
  };
  const ordered = await administrator.post('/api/v1/activation-orders', order);
  await server.jobs.drained();
  const imported = await administrator.get('/api/v1/imported-users');
  const userId = imported.body['items']?.[0]?.['userId'] as string;
  const session = await administrator.get('/api/v1/session');
  const authenticators = await administrator.get(
    `/api/v1/users/${String(session.body['user']?.['userId'])}/authenticators`,
  );
  const authenticatorId = String(authenticators.body['items']?.[0]?.['authenticatorId']);
  const selection = { filter: { status: 'pending-activation' }, exceptUserIds: [] };
  const changed = await administrator.post('/api/v1/bulk-changes/activation-emails', { selection });
  await server.jobs.drained();
  const { activationOrderId } = ordered.body;
  return { importId, userId, authenticatorId, activationOrderId, bulkChangeId: changed.body['bulkChangeId'] };
}

async function makeProgram(administrator: Client): Promise<Ids> {
  const { apiClientId } = await makeApiClient(administrator, apiClientPermissions);
  const read = await administrator.get(`/api/v1/api-clients/${apiClientId}`);
  return { apiClientId, secretId: read.body['secrets']?.[0]?.['secretId'] };
}

function send(endpoint: Endpoint, client: Client, ids: Ids, headers: Record<string, string> = {}): Promise<Answer> {
  const url =
    endpoint.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'AAAAAAAAAAAAAAAAAAAAAA') +
    (endpointQueries[endpoint.name] ?? '');
  const parts = { headers, ...(endpoint.ifMatch ? { ifMatch: 9_999_999 } : {}) };
  if (endpoint.transport === 'upload')
    return client.upload(url, { name: 'users.csv', bytes: new TextEncoder().encode('nothing') }, parts);
  if (endpoint.method === 'GET') return client.get(url, parts);
  if (endpoint.method === 'DELETE') return client.delete(url, parts);
  const body = endpointBodies[endpoint.name]?.(ids) ?? {};
  return endpoint.method === 'PUT' ? client.put(url, body, parts) : client.post(url, body, parts);
}

function isAllowed(role: TestRole, { permission }: Endpoint): boolean {
  return (
    permission === 'signed-in' || hasPermission(role === 'user' ? ['user'] : ['user', role], permission as Permission)
  );
}

/** Somebody who may call an endpoint. */
function callerOf(endpoint: Endpoint): Client {
  const role = roles.findLast((each) => isAllowed(each, endpoint));
  if (role === undefined) throw new Error(`nobody may call ${endpoint.name}`);
  return clientOf(isAllowed('user-administrator', endpoint) ? 'user-administrator' : role);
}

/** Signing out ends the session that the other cases need; the stream never ends. Both have tests of their own. */
const ofOperators = allEndpoints.filter((endpoint) => endpoint.permission === 'operator');
const guarded = allEndpoints.filter((endpoint) => endpoint.permission !== 'anyone' && !ofOperators.includes(endpoint));
const answering = guarded.filter((endpoint) => endpoint.name !== 'signOut' && endpoint.transport !== 'events');

test('every endpoint of the contract is served, and nothing else of the API', () => {
  const served = server.platform.http.served.map((endpoint) => endpoint.name).toSorted();
  assert.deepEqual(served, allEndpoints.map((endpoint) => endpoint.name).toSorted());
  console.log(`gate: ${allEndpoints.length} endpoints, ${guarded.length} in the role × endpoint table`);
});

test("an operator's endpoint is told by its path, and its table is the operators'", () => {
  for (const { name, path, permission } of allEndpoints)
    assert.equal(path.startsWith('/api/v1/operator/'), permission === 'operator' || name.includes('Operator'), name);
});

test('nobody who is not signed in is let in', async () => {
  for (const endpoint of guarded) {
    const answer = await send(endpoint, server.visitor(), ownIds, {
      'x-tillid-organisation': server.organisation.organisationId,
    });
    assert.equal(answer.status, 401, endpoint.name);
  }
});

describe('role × endpoint', () => {
  for (const role of roles) {
    test(`${role}: refused exactly where the matrix says so`, async () => {
      for (const endpoint of answering) {
        const answer = await send(endpoint, clientOf(role), otherIds);
        const refused = answer.status === 403;
        assert.equal(refused, !isAllowed(role, endpoint), `${endpoint.name} answered ${answer.status}`);
        if (refused)
          assert.equal(answer.body['errors']?.[0]?.['params']?.['permission'], endpoint.permission, endpoint.name);
        assert.notEqual(answer.status, 500, endpoint.name);
      }
    });
  }
});

describe('program × endpoint', () => {
  const program = async (permissions: readonly string[]) => {
    const made = await makeApiClient(clientOf('organisation-administrator'), permissions, randomUUID());
    return await asProgram(server, made);
  };

  for (const permission of apiClientPermissions) {
    const asking = answering.filter((endpoint) => endpoint.permission === permission);
    test(`${permission} alone lets in exactly where it is asked for`, async () => {
      assert.notEqual(asking.length, 0);
      const client = await program([permission]);
      for (const endpoint of answering) {
        const answer = await send(endpoint, client, otherIds);
        assert.equal(answer.status === 403, endpoint.permission !== permission, `${endpoint.name} ${answer.text}`);
        assert.notEqual(answer.status, 500, endpoint.name);
      }
    });

    test(`every other permission does not let in where ${permission} is asked for`, async () => {
      const client = await program(apiClientPermissions.filter((each) => each !== permission));
      for (const endpoint of asking) {
        const answer = await send(endpoint, client, ownIds);
        assert.equal(answer.status, 403, endpoint.name);
        assert.equal(answer.body['errors']?.[0]?.['params']?.['permission'], permission, endpoint.name);
      }
    });
  }

  test("another organisation's id is answered as one that does not exist", async () => {
    const client = await program(apiClientPermissions);
    for (const endpoint of answering.filter((each) => each.path.includes(':') && isForPrograms(each)))
      assert.equal((await send(endpoint, client, otherIds)).status, 404, endpoint.name);
  });

  test('what is about a person, and what manages settings and programs, no program may', async () => {
    const client = await program(apiClientPermissions);
    for (const endpoint of guarded.filter((each) => !isForPrograms(each))) {
      const answer = await send(endpoint, client, ownIds);
      assert.equal(answer.status, 403, endpoint.name);
      const isAboutPerson = endpoint.permission === 'signed-in' || endpoint.permission.startsWith('own-');
      const code = isAboutPerson ? 'person-required' : 'permission-missing';
      assert.equal(answer.body['errors']?.[0]?.['code'], code, endpoint.name);
    }
  });
});

function isForPrograms({ permission }: Endpoint): boolean {
  return apiClientPermissions.some((each) => each === permission);
}

test("another organisation's id is answered as one that does not exist", async () => {
  for (const endpoint of answering.filter((each) => each.path.includes(':'))) {
    const client = callerOf(endpoint);
    const absent = Object.fromEntries(
      Object.keys(ownIds).map((name) => [name, '01890000-0000-7000-8000-000000000000']),
    );
    const [others, unknown] = [await send(endpoint, client, otherIds), await send(endpoint, client, absent)];
    assert.equal(others.status, 404, endpoint.name);
    assert.equal(unknown.status, 404, endpoint.name);
  }
});

test("another organisation's ids in a selection are not among the selected", async () => {
  const client = clientOf('user-administrator');
  for (const endpoint of answering.filter((each) => takesSelection(each.name))) {
    const answer = await send(endpoint, client, otherIds);
    const counts = ['deleted', 'total', 'withCpr', 'count', 'selected'].map((name) => answer.body[name] ?? 0);
    const touched = Math.max(...counts.map(Number));
    assert.equal(touched, 0, `${endpoint.name} answered ${answer.text}`);
  }
  const [row] = await server.query<{ status: string }>('select status from business_user where id = $1', [
    otherIds['userId'],
  ]);
  assert.equal(row?.status, 'imported');
});

test('a page that believes in another organisation is told so', async () => {
  const headers = { 'x-tillid-organisation': server.otherOrganisation.organisationId };
  for (const endpoint of answering.filter((each) => isAllowed('user-administrator', each))) {
    const answer = await send(endpoint, clientOf('user-administrator'), ownIds, headers);
    assert.equal(answer.status, 409, endpoint.name);
    assert.equal(answer.body['errors']?.[0]?.['code'], 'other-organisation', endpoint.name);
  }
});

test('a stale version changes nothing', async () => {
  const then = await server.query(
    'select id, version, status from business_user where organisation_id = $1 order by id',
    [server.organisation.organisationId],
  );
  for (const endpoint of answering.filter((each) => each.ifMatch)) {
    const answer = await send(endpoint, callerOf(endpoint), ownIds);
    assert.equal(answer.status, 412, `${endpoint.name} answered ${answer.text}`);
  }
  const now = await server.query(
    'select id, version, status from business_user where organisation_id = $1 order by id',
    [server.organisation.organisationId],
  );
  assert.deepEqual(now, then);
});

test('a request that changes something and comes from another origin is refused', async () => {
  for (const endpoint of answering.filter((each) => each.method !== 'GET')) {
    const answer = await send(endpoint, clientOf('user-administrator'), ownIds, {
      origin: 'https://elsewhere.example',
    });
    assert.equal(answer.status, 403, endpoint.name);
    assert.equal(answer.body['errors']?.[0]?.['code'], 'foreign-origin', endpoint.name);
  }
});

test('malformed JSON and wrong types are said to be so', async () => {
  const client = clientOf('user-administrator');
  const headers = { 'content-type': 'application/json' };
  const broken = await client.post('/api/v1/users', '{"firstName": ', { headers });
  assert.equal(broken.status, 400);
  const wrong = await client.post('/api/v1/users', { ...draftBody, firstName: 7, confirmedSamePerson: 'no' });
  assert.equal(wrong.status, 422);
  assert.deepEqual(
    (wrong.body['errors'] as unknown as { pointer: string }[]).map((error) => error.pointer),
    ['/firstName', '/confirmedSamePerson'],
  );
});

test('no endpoint answered a problem that it does not declare', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
