import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { allEndpoints } from '@tillid/contract/all-endpoints';
import type { Endpoint } from '@tillid/contract/endpoint';
import { apiClientPermissions } from '@tillid/domain/access/api-client-permissions';
import { asProgram, makeApiClient } from '../../../test/support/api-client.ts';
import type { Answer, Client } from '../../../test/support/client.ts';
import type { TestRole } from '../../../test/support/organisation.ts';
import { newPerson } from '../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';

const roles: readonly TestRole[] = ['user', 'user-administrator', 'organisation-administrator', 'rights-administrator'];
const absent = '01890000-0000-7000-8000-000000000000';

/** A body that passes the schema for each endpoint that takes one; a new endpoint without one fails the test. */
const bodies: Readonly<Record<string, () => unknown>> = {
  createOrganisation: () => {
    const { firstName, lastName, cpr } = newPerson();
    const administrator = { firstName, lastName, cpr, email: 'first@example.test' };
    return { cvr: '90010042', name: 'Østre Forening', kind: 'association', language: 'da', administrator };
  },
  editOrganisation: () => ({ name: 'Another Name', kind: 'company' }),
  changeOrganisationStatus: () => ({ status: 'dissolving' }),
  resendSetUpLink: () => ({ email: null }),
  noteDeliveries: () => ({ step: 'send', orderIds: [absent] }),
};

/** Signing out ends the session that the other cases need, and has a test of its own. */
const ofOperators = allEndpoints.filter(({ permission }) => permission === 'operator');
const answering = ofOperators.filter(({ name }) => name !== 'operatorSignOut');
const ofOrganisations = allEndpoints.filter(({ permission }) => permission !== 'operator' && permission !== 'anyone');

let server: TestServer;
let operator: Client;
before(async () => {
  server = await startTestServer();
  operator = await server.signInOperator();
});
after(() => server.stop());

function send(endpoint: Endpoint, client: Client, id: string, headers: Record<string, string> = {}): Promise<Answer> {
  const url = endpoint.path.replace(/:(\w+)/g, id);
  const parts = { headers, ...(endpoint.ifMatch ? { ifMatch: 9_999_999 } : {}) };
  if (endpoint.transport === 'upload')
    return client.upload(url, { name: 'users.csv', bytes: new TextEncoder().encode('nothing') }, parts);
  if (endpoint.method === 'GET') return client.get(url, parts);
  if (endpoint.method === 'DELETE') return client.delete(url, parts);
  const body = bodies[endpoint.name]?.() ?? {};
  return endpoint.method === 'PUT' ? client.put(url, body, parts) : client.post(url, body, parts);
}

async function expectAllRefused(endpoints: readonly Endpoint[], client: Client, headers?: Record<string, string>) {
  const directory = await server.query('select * from organisation order by id');
  for (const endpoint of endpoints) {
    const answer = await send(endpoint, client, server.organisation.organisationId, headers);
    assert.equal(answer.status, 401, `${endpoint.name} answered ${answer.text}`);
  }
  assert.deepEqual(await server.query('select * from organisation order by id'), directory);
}

describe("who is no operator has no way in at the operators' endpoints", () => {
  test('nobody', () => expectAllRefused(ofOperators, server.visitor()));

  for (const role of roles)
    test(`a ${role}, of this and of another organisation`, async () => {
      await expectAllRefused(ofOperators, await server.signIn(role));
      await expectAllRefused(ofOperators, await server.otherOrganisation.signIn(role));
    });

  test('a program with every permission', async () => {
    const made = await makeApiClient(await server.signIn('organisation-administrator'), apiClientPermissions);
    await expectAllRefused(ofOperators, await asProgram(server, made));
  });

  test("a user's token in the cookie of operators", async () => {
    const client = await server.signIn('organisation-administrator');
    const session = client.cookies.get('tillid_session') ?? '';
    for (const value of [session, session.split('.')[1] ?? '', 'x'.repeat(43), '']) {
      client.cookies.set('tillid_operator', value);
      await expectAllRefused(ofOperators, client);
    }
  });
});

describe("an operator has no way in at organisations' endpoints", () => {
  test('whichever organisation is named', async () => {
    console.log(`gate: ${ofOperators.length} endpoints of operators, ${ofOrganisations.length} closed to them`);
    for (const organisationId of [server.organisation.organisationId, '00000000-0000-7000-8000-6f7065726174'])
      await expectAllRefused(ofOrganisations, operator, { 'x-tillid-organisation': organisationId });
  });

  test("with the operator's token in the cookie of users", async () => {
    const token = operator.cookies.get('tillid_operator') ?? '';
    const client = server.visitor();
    for (const organisationId of [server.organisation.organisationId, '00000000-0000-7000-8000-6f7065726174']) {
      client.cookies.set('tillid_session', `${organisationId}.${token}`);
      await expectAllRefused(ofOrganisations, client, { 'x-tillid-organisation': organisationId });
    }
  });
});

describe('an operator', () => {
  test('is let in, whatever organisation a header names', async () => {
    for (const endpoint of answering) {
      const answer = await send(endpoint, operator, absent, { 'x-tillid-organisation': absent });
      assert.ok(![401, 403, 409, 422, 500].includes(answer.status), `${endpoint.name} answered ${answer.text}`);
    }
  });

  test('is told of an organisation that does not exist', async () => {
    for (const endpoint of answering.filter(({ path }) => path.includes(':')))
      assert.equal((await send(endpoint, operator, absent)).status, 404, endpoint.name);
  });

  test("cannot name the operators' realm as an organisation", async () => {
    for (const endpoint of answering.filter(({ path }) => path.includes(':')))
      assert.equal((await send(endpoint, operator, '00000000-0000-7000-8000-6f7065726174')).status, 404, endpoint.name);
  });

  test('changes nothing with a stale version', async () => {
    for (const endpoint of answering.filter(({ ifMatch }) => ifMatch))
      assert.equal((await send(endpoint, operator, server.organisation.organisationId)).status, 412, endpoint.name);
  });

  test('is refused when the request comes from another origin', async () => {
    for (const endpoint of ofOperators.filter(({ method }) => method !== 'GET')) {
      const answer = await send(endpoint, operator, absent, { origin: 'https://elsewhere.example' });
      assert.equal(answer.body['errors']?.[0]?.['code'], 'foreign-origin', endpoint.name);
    }
  });

  test('who has logged off is let in no more', async () => {
    const client = await server.signInOperator('Ole Lund');
    const cookies = new Map(client.cookies);
    assert.equal((await client.post('/api/v1/operator/sign-out')).status, 204);
    assert.equal(client.cookies.size, 0);
    for (const [name, value] of cookies) client.cookies.set(name, value);
    await expectAllRefused(ofOperators, client);
  });
});

test('no endpoint answered a problem that it does not declare', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
