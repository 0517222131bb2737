import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/history';
import { forgetPeople } from '@tillid/server/platform/history/forget-people';
import { asOrganisationId } from '@tillid/server/platform/db/scope';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import { asProgram, makeApiClient } from '../../../../../test/support/api-client.ts';
import type { Answer, Client } from '../../../../../test/support/client.ts';
import { createUserBy } from '../../../../../test/support/new-user.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import type { HistoryPage } from './list-history.ts';

type Actors = ReplyOf<typeof contract.findHistoryActors>;

const path = '/api/v1/history';
const someone = '01900000-0000-7000-8000-000000000000';
let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(async () => {
  await server.stop();
  assert.deepEqual(server.undeclaredProblems, []);
});
beforeEach(async () => {
  administrator = await server.signIn('user-administrator');
});

async function read(query: Readonly<Record<string, string>> = {}, client = administrator): Promise<HistoryPage> {
  return readBody<HistoryPage>(await client.get(`${path}?${new URLSearchParams(query)}`), 200);
}

async function find(search: string, client = administrator): Promise<Actors> {
  return readBody<Actors>(await client.post(`${path}/actors`, { search }), 200);
}

function nameOf(role: 'user' | 'user-administrator'): string {
  const { firstName, lastName } = server.organisation.users[role].person;
  return `${firstName} ${lastName}`;
}

suite('who may', () => {
  const requests: Readonly<Record<string, (client: Client) => Promise<Answer>>> = {
    list: (client) => client.get(path),
    'find who acted': (client) => client.post(`${path}/actors`, { search: 'a' }),
    "read one user's": (client) => client.get(`/api/v1/users/${someone}/history`),
  };
  for (const [what, request] of Object.entries(requests)) {
    test(`${what}: not somebody who is not signed in, nor a user without a role`, async () => {
      assert.equal(readRefusal(await request(server.visitor())).code, 'not-authenticated');
      assert.equal(readRefusal(await request(await server.signIn('user'))).code, 'not-permitted');
    });
  }

  test('every administrator reads it, and a program that was given it', async () => {
    for (const role of ['user-administrator', 'organisation-administrator', 'rights-administrator'] as const)
      assert.ok((await read({}, await server.signIn(role))).items.length > 0);
    const organisationAdministrator = await server.signIn('organisation-administrator');
    const reading = await asProgram(
      server,
      await makeApiClient(organisationAdministrator, ['history:read'], 'Revision'),
    );
    assert.ok((await read({}, reading)).items.length > 0);
    const other = await asProgram(server, await makeApiClient(organisationAdministrator, ['users:read'], 'Opslag'));
    assert.equal(readRefusal(await other.get(path)).code, 'not-permitted');
    assert.equal(readRefusal(await reading.get('/api/v1/profile/history')).code, 'not-permitted');
  });

  test('another organisation has a history of its own, and no place in this one', async () => {
    const stranger = await server.otherOrganisation.signIn('user-administrator');
    const own = await read();
    const theirs = await read({}, stranger);
    const ids = new Set(own.items.map(({ eventId }) => eventId));
    assert.ok(theirs.items.every(({ eventId }) => !ids.has(eventId)));
    const [event] = own.items;
    const answer = await stranger.get(`${path}?after=${event?.eventId}`);
    assert.deepEqual(readRefusal(answer).errors, [{ pointer: '/query/after', code: 'cursor-unusable' }]);
    const { userId } = server.organisation.users.user;
    assert.deepEqual((await read({ user: userId }, stranger)).items, []);
    assert.deepEqual((await read({ actor: userId }, stranger)).actor?.name, null);
    assert.ok((await find(nameOf('user-administrator'), stranger)).items.every(({ id }) => id !== userId));
  });
});

test('what cannot be meant is refused with its place', async () => {
  const table: readonly [Readonly<Record<string, string>>, string][] = [
    [{ from: '2026-02-31' }, '/query/from date-format'],
    [{ from: '0001-01-01' }, '/query/from date-format'],
    [{ to: '0000-06-01' }, '/query/to date-format'],
    [{ from: '2026-03-02', to: '2026-03-01' }, '/query/to date-before-start'],
    [{ types: 'user.exploded' }, '/query/types invalid-value'],
    [{ actor: 'Bo' }, '/query/actor invalid-value'],
    [{ sort: 'name' }, '/query/sort invalid-value'],
    [{ after: someone }, '/query/after cursor-unusable'],
    [{ after: someone, before: someone }, '/query/before cursor-unusable'],
  ];
  for (const [query, fault] of table) {
    const { status, errors } = readRefusal(await administrator.get(`${path}?${new URLSearchParams(query)}`));
    assert.deepEqual([status, errors.map(({ pointer, code }) => `${pointer} ${code}`)], [422, [fault]]);
  }
});

suite('what an event tells', () => {
  test('who did what to whom, with old and new values and never a CPR number', async () => {
    const { user } = await createUserBy(administrator, { firstName: 'Signe', lastName: 'Ørsted' });
    const { items, user: about, actor } = await read({ types: 'user.created', user: user.userId });
    assert.equal(actor, null);
    assert.deepEqual(about, { kind: 'user', id: user.userId, name: 'Signe Ørsted', state: 'present' });
    const [created, ...others] = items;
    assert.deepEqual(others, []);
    assert.ok(created);
    const { kind, actorKind, actorId, actorName, actorState, subject, changes } = created;
    assert.deepEqual(
      { kind, actorKind, actorId, actorName, actorState, subject },
      {
        kind: 'user.created',
        actorKind: 'user',
        actorId: server.organisation.users['user-administrator'].userId,
        actorName: nameOf('user-administrator'),
        actorState: 'present',
        subject: { type: 'user', id: user.userId, name: 'Signe Ørsted', state: 'present' },
      },
    );
    assert.deepEqual(
      changes.filter(({ field }) => field === 'firstName' || field === 'cpr'),
      [
        { field: 'firstName', from: null, to: 'Signe' },
        { field: 'cpr', from: null, to: null },
      ],
    );
  });

  test('a deleted user is named until forgotten; then what happened stays and whom it was about does not', async () => {
    const { user } = await createUserBy(administrator, { firstName: 'Ida', lastName: 'Glemsom' });
    const deleted = await administrator.delete(`/api/v1/users/${user.userId}`, { ifMatch: user.version });
    assert.equal(deleted.status, 204);
    const subjectOf = async () => {
      const { items } = await read({ user: user.userId, types: 'user.created' });
      return [items[0]?.subject.name, items[0]?.subject.state, items[0]?.changes[0]?.to];
    };
    assert.deepEqual(await subjectOf(), ['Ida Glemsom', 'deleted', 'Ida']);
    assert.equal((await administrator.get(`/api/v1/users/${user.userId}/history`)).status, 200);
    const { platform, organisation, clock } = server;
    const organisationId = asOrganisationId(organisation.organisationId);
    const scope = { organisationId, actor: { kind: 'system' }, requestId: 'test', now: clock.now() } as const;
    await platform.work(scope, async (tx) => {
      await forgetPeople(tx, [user.userId]);
      await tx.db.deleteFrom('deleted_user').where('id', '=', user.userId).execute();
    });
    assert.deepEqual(await subjectOf(), [null, 'forgotten', null]);
    const answer = await administrator.get(`/api/v1/users/${user.userId}/history`);
    assert.equal(readRefusal(answer).code, 'not-found');
  });

  test('a program and the system are told as such, an operator without name', async () => {
    const organisationAdministrator = await server.signIn('organisation-administrator');
    const permissions = ['users:read', 'users:create'];
    const program = await makeApiClient(organisationAdministrator, permissions, 'Oprettelse');
    const { user } = await createUserBy(await asProgram(server, program));
    const { items, actor } = await read({ actor: program.apiClientId });
    assert.deepEqual(actor, { kind: 'api-client', id: program.apiClientId, name: 'Oprettelse (API)', state: null });
    assert.ok(items.some(({ subject, kind }) => kind === 'user.created' && subject.id === user.userId));
    assert.ok(
      items.every(({ actorKind, actorName }) => actorKind === 'api-client' && actorName === 'Oprettelse (API)'),
    );
    const about = await read({ types: 'api-client.created' });
    assert.equal(about.items[0]?.subject.name, 'Oprettelse (API)');
    const bySystem = await read({ actor: 'system' });
    assert.ok(bySystem.items.length > 0);
    assert.ok(bySystem.items.every(({ actorKind, actorId }) => actorKind === 'system' && actorId === null));
    const operator = await server.signInOperator();
    const organisation = `/api/v1/operator/organisations/${server.organisation.organisationId}`;
    const { version } = (await operator.get(organisation)).body as unknown as { version: number };
    const edited = await operator.put(
      organisation,
      { name: 'Nordhavn By', kind: 'municipality' },
      { ifMatch: version },
    );
    assert.equal(edited.status, 200);
    const byOperator = await read({ actor: 'operator' });
    const [event] = byOperator.items;
    assert.deepEqual([event?.kind, event?.actorId, event?.actorName], ['organisation.edited', null, null]);
  });

  test('more events of a period than can be sorted by actor are sorted in part, which is said', async () => {
    const { organisationId } = server.organisation;
    await server.query(
      `insert into history_event (organisation_id, id, kind, entity_type, entity_id, actor_kind, at, request_id, changed_fields, commitment)
       select $1, gen_random_uuid(), 'user.signed-in', 'user', $2, 'system', timestamptz '2025-06-01 10:00Z' + n * interval '1 second', 'test', '{}', ''
       from generate_series(1, 5001) n`,
      [organisationId, server.organisation.users.user.userId],
    );
    assert.equal((await read({ sort: 'actor', from: '2025-06-01', to: '2025-06-02' })).sortedAmong, 5000);
    assert.equal((await read({ sort: 'type', from: '2025-06-01', to: '2025-06-02' })).sortedAmong, null);
    assert.equal((await read({ sort: 'actor', from: '2025-06-02', to: '2025-06-02' })).sortedAmong, null);
  });
});

suite('finding who acted', () => {
  test('by words of a name however it is spelt, programs too, and nobody who was never active', async () => {
    const organisationAdministrator = await server.signIn('organisation-administrator');
    await makeApiClient(organisationAdministrator, ['users:read'], 'Åbent løn');
    await createUserBy(administrator, { firstName: 'Aabent', lastName: 'Aldrig' });
    assert.deepEqual(
      (await find('aabent')).items.map(({ kind, name }) => [kind, name]),
      [['api-client', 'Åbent løn (API)']],
    );
    const name = nameOf('user-administrator');
    const { items, more } = await find(name.toUpperCase());
    assert.equal(more, false);
    const wanted = server.organisation.users['user-administrator'].userId;
    assert.deepEqual(items.find(({ id }) => id === wanted)?.name, name);
    assert.deepEqual(await find('findes ikke'), { items: [], more: false });
    assert.equal((await find('\u0000')).more, false);
  });
});

suite('the own history', () => {
  test('tells a user what was done to the own user and by whom', async () => {
    const { userId } = server.organisation.users.user;
    const client = await server.signIn('user');
    const { items } = readBody<HistoryPage>(await client.get('/api/v1/profile/history'), 200);
    const [signedIn] = items;
    assert.deepEqual([signedIn?.kind, signedIn?.subject.id, signedIn?.actorId], ['user.signed-in', userId, userId]);
    assert.equal(readRefusal(await server.visitor().get('/api/v1/profile/history')).code, 'not-authenticated');
  });

  test('tells what the user did to others, and neither to whom nor which values', async () => {
    const { user } = await createUserBy(administrator, {
      firstName: 'Skjult',
      lastName: 'Navn',
      email: 'skjult@example.test',
    });
    const answer = await administrator.get('/api/v1/profile/history?types=user.created');
    const [created] = readBody<HistoryPage>(answer, 200).items;
    assert.deepEqual(
      [created?.kind, created?.subject, created?.changes],
      ['user.created', { type: 'user', id: user.userId, name: null, state: null }, []],
    );
    assert.ok(!answer.text.includes('Skjult') && !answer.text.includes('skjult@'));
  });
});
