import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { activate, newestToken } from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { setOrganisationStatus } from '../../../../../test/support/organisation.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

const url = '/api/v1/operator/organisations';

let server: TestServer;
let operator: Client;
before(async () => {
  server = await startTestServer();
  operator = await server.signInOperator();
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});

let made = 0;

/** A new organisation as typed in, with the person who becomes its first administrator. */
function newOrganisation(cvr: string, parts: Record<string, unknown> = {}) {
  const person = newPerson();
  const { firstName, lastName, cpr } = person;
  const email = `first-${made++}@example.test`;
  const administrator = { firstName, lastName, cpr, email };
  return {
    person,
    email,
    body: { cvr, name: 'Østhavn A/S', kind: 'company', language: 'da', administrator, ...parts },
  };
}

type Created = { organisationId: string; linkExpiresAt: string };
type Operated = {
  version: number;
  name: string;
  kind: string;
  status: string;
  users: { count: number; more: boolean };
  setUpLink: { sentAt: string; expiresAt: string; expired: boolean } | null;
  abilities: Record<'changeStatus' | 'resendSetUpLink', { allowed: boolean; reason: string | null }>;
};

async function create(cvr: string) {
  const organisation = newOrganisation(cvr);
  const created = readBody<Created>(await operator.post(url, organisation.body), 201);
  return { ...organisation, ...created };
}

async function read(organisationId: string): Promise<Operated> {
  return readBody<Operated>(await operator.get(`${url}/${organisationId}`), 200);
}

async function administratorOf(organisationId: string): Promise<string> {
  const [row] = await server.query<{ id: string }>('select id from business_user where organisation_id = $1', [
    organisationId,
  ]);
  return row?.id ?? '';
}

suite('creating an organisation', () => {
  test('it is there with key, settings and one administrator, who is mailed a link of 60 days', async () => {
    const { organisationId, linkExpiresAt, email } = await create('90010042');
    assert.equal(linkExpiresAt, '2026-05-09T11:00:00Z');
    const userId = await administratorOf(organisationId);
    assert.deepEqual(await server.history(userId), [
      'user.created',
      'user.role-granted',
      'user.role-granted',
      'user.activation-email-queued',
    ]);
    assert.deepEqual(await server.history(organisationId), ['organisation.created']);
    assert.deepEqual(await server.operatorHistory(organisationId), ['organisation.created']);
    assert.deepEqual(await server.operatorHistory(userId), []);
    await server.jobs.drained();
    const mails = server.mails.filter(({ to }) => to === email);
    assert.equal(mails.length, 1);
    assert.match(mails[0]?.text ?? '', /Østhavn A\/S \(CVR 90010042\) er nu oprettet/);
    assert.match(mails[0]?.text ?? '', /9\. maj 2026 kl\. 13\.00/);
    const organisation = await read(organisationId);
    assert.deepEqual(organisation.users, { count: 1, more: false });
    assert.equal(organisation.setUpLink?.expired, false);
  });

  test('what an operator did is told there without the name, and nobody but the operator is named in the own history', async () => {
    const { organisationId } = await create('90010069');
    const rows = await server.query<{ actor_kind: string; values: string }>(
      `select actor_kind, "values" from history_event where organisation_id = $1`,
      [organisationId],
    );
    assert.deepEqual(new Set(rows.map((row) => row.actor_kind)), new Set(['operator']));
    assert.doesNotMatch(JSON.stringify(rows), /Inge/);
  });

  test('the first administrator activates on the 59th day, is signed in, and the link is gone', async () => {
    const { organisationId, person, email } = await create('90010077');
    const token = await newestToken(server, email);
    server.clock.advance({ days: 59 });
    const client = server.visitor();
    assert.equal(await activate(server, client, { token, person }), '/activate/done');
    client.organisationId = organisationId;
    const session = await client.get('/api/v1/session');
    assert.deepEqual(session.body['user']?.['roles'], ['user', 'organisation-administrator', 'user-administrator']);
    operator = await server.signInOperator();
    const organisation = await read(organisationId);
    assert.equal(organisation.setUpLink, null);
    assert.deepEqual(organisation.abilities.resendSetUpLink, { allowed: false, reason: 'organisation-set-up' });
    const refused = await operator.post(`${url}/${organisationId}/set-up-link`, { email: null });
    assert.deepEqual(readRefusal(refused).errors, [{ pointer: '', code: 'organisation-set-up' }]);
  });

  test('and on the 61st day no more', async () => {
    const { person, email, organisationId } = await create('90010085');
    const token = await newestToken(server, email);
    server.clock.advance({ days: 61 });
    const answer = await server.visitor().post(`/api/v1/activation/${token}/start`, { language: 'da' });
    assert.deepEqual(readRefusal(answer).errors, [{ pointer: '', code: 'link-expired' }]);
    assert.ok(person.cpr);
    operator = await server.signInOperator();
    assert.equal((await read(organisationId)).setUpLink?.expired, true);
  });

  test('one person is administrator of several organisations', async () => {
    const first = await create('90010093');
    const body = { ...newOrganisation('90010107').body, administrator: first.body.administrator };
    readBody(await operator.post(url, body), 201);
  });

  test('a repeat with the same key creates one and gives the same answer; another body is a conflict', async () => {
    const { body, email } = newOrganisation('90010115');
    const answers = await Promise.all([1, 2].map(() => operator.post(url, body, { key: 'the-same-attempt' })));
    const [first, second] = answers.map((answer) => readBody<Created>(answer, 201));
    assert.deepEqual(first, second);
    assert.equal(answers[0]?.headers['location'], `${url}/${first?.organisationId}`);
    await server.jobs.drained();
    assert.equal(server.mails.filter(({ to }) => to === email).length, 1);
    const other = await operator.post(url, { ...body, name: 'Another' }, { key: 'the-same-attempt' });
    assert.deepEqual(readRefusal(other).errors, [{ pointer: '', code: 'idempotency-key-reused' }]);
  });

  test('every fault is told at once, and nothing is written', async () => {
    const { body } = newOrganisation('90010019', { name: ' ' });
    const administrator = { firstName: '', lastName: 'Dahl', cpr: '', email: 'nowhere' };
    const answer = await operator.post(url, { ...body, administrator });
    assert.equal(answer.status, 422);
    assert.deepEqual(
      readRefusal(answer).errors.map(({ pointer, code }) => [pointer, code]),
      [
        ['/cvr', 'cvr-check-digit'],
        ['/name', 'name-missing'],
        ['/administrator/firstName', 'name-missing'],
        ['/administrator/cpr', 'cpr-format'],
        ['/administrator/email', 'email-format'],
      ],
    );
    assert.deepEqual(await server.query(`select from organisation where cvr = '90010019'`), []);
  });

  test('an organisation that is there is left alone', async () => {
    const earlier = await server.query('select count(*) from history_event where organisation_id <> operator_realm()');
    const answer = await operator.post(url, newOrganisation(server.organisation.cvr).body);
    assert.deepEqual(readRefusal(answer), {
      status: 409,
      code: 'conflict',
      errors: [{ pointer: '/cvr', code: 'organisation-exists' }],
    });
    const now = await server.query('select count(*) from history_event where organisation_id <> operator_realm()');
    assert.deepEqual(now, earlier);
  });
});

suite('blocking an organisation', () => {
  test('its users are out at their next request, in at once when let in again, and both histories say so', async () => {
    const { organisationId } = server.otherOrganisation;
    const user = await server.otherOrganisation.signIn('user-administrator');
    const { version } = await read(organisationId);
    const path = `${url}/${organisationId}/status`;
    const blocked = readBody<Operated>(await operator.put(path, { status: 'dissolving' }, { ifMatch: version }), 200);
    assert.equal(blocked.status, 'dissolving');
    assert.equal((await user.get('/api/v1/users')).status, 401);
    assert.equal((await user.get('/api/v1/session')).body['signedIn'], false);
    const { person } = server.otherOrganisation.users['user-administrator'];
    assert.equal(await server.logIn(server.visitor(), person), '/sign-in-refused?reason=no-user');

    const stale = await operator.put(path, { status: 'active' }, { ifMatch: version });
    assert.equal(stale.status, 412);
    const again = readBody<Operated>(await operator.put(path, { status: 'active' }, { ifMatch: version + 1 }), 200);
    assert.equal(again.version, version + 2);
    assert.equal((await user.get('/api/v1/users')).status, 200);
    const kinds = ['organisation.status-changed', 'organisation.status-changed'];
    assert.deepEqual((await server.history(organisationId)).slice(-2), kinds);
    assert.deepEqual((await server.operatorHistory(organisationId)).slice(-2), kinds);
  });

  test('what is so already makes no event and no version', async () => {
    const { organisationId } = server.organisation;
    const { version } = await read(organisationId);
    const answer = await operator.put(`${url}/${organisationId}/status`, { status: 'active' }, { ifMatch: version });
    assert.equal(readBody<Operated>(answer, 200).version, version);
    assert.deepEqual(await server.history(organisationId), ['organisation.created']);
  });

  for (const status of ['terminating', 'terminated']) {
    test(`${status}: that is the organisation's own, and no operator's`, async () => {
      const { organisationId } = await create(status === 'terminating' ? '90010123' : '90010131');
      await setOrganisationStatus(server, organisationId, status);
      const { version, abilities } = await read(organisationId);
      assert.deepEqual(abilities.changeStatus, { allowed: false, reason: 'organisation-terminating' });
      const answer = await operator.put(`${url}/${organisationId}/status`, { status: 'active' }, { ifMatch: version });
      assert.deepEqual(readRefusal(answer).errors, [{ pointer: '', code: 'organisation-terminating' }]);
    });
  }

  test('neither the organisation nor the system changes an entry without its event', async () => {
    const { organisationId } = server.organisation;
    await assert.rejects(
      server.query(`update organisation set status = 'dissolving' where id = $1`, [organisationId]),
      /without a new version/,
    );
    await assert.rejects(
      server.query(`update organisation set status = 'dissolving', version = 99 where id = $1`, [organisationId]),
      /without a history event/,
    );
    await assert.rejects(
      server.platform.systemWork((tx) => tx.db.updateTable('organisation').set({ name: 'x' }).execute()),
      /permission denied/,
    );
  });
});

suite('name and kind', () => {
  test('are changed, and the organisation is called so from then on', async () => {
    const { organisationId } = await create('90010158');
    const { version } = await read(organisationId);
    const body = { name: ' Vesthavn  I/S ', kind: 'association' };
    const edited = readBody<Operated>(await operator.put(`${url}/${organisationId}`, body, { ifMatch: version }), 200);
    assert.deepEqual([edited.name, edited.kind], ['Vesthavn I/S', 'association']);
    assert.equal((await server.history(organisationId)).at(-1), 'organisation.edited');
    const found = await operator.get(`${url}?search=vesthavn`);
    assert.equal(readBody<{ items: unknown[] }>(found, 200).items.length, 1);
  });

  test('a name that is none is refused at its field', async () => {
    const { organisationId } = server.organisation;
    const { version } = await read(organisationId);
    for (const [name, code] of [
      ['', 'name-missing'],
      ['x'.repeat(201), 'organisation-name-too-long'],
    ] as const) {
      const answer = await operator.put(`${url}/${organisationId}`, { name, kind: 'company' }, { ifMatch: version });
      assert.deepEqual(readRefusal(answer).errors, [{ pointer: '/name', code }]);
    }
  });
});

suite('the set-up link', () => {
  test('is sent again, once a minute, and the one before says that a newer one was sent', async () => {
    const { organisationId, email } = await create('90010166');
    const token = await newestToken(server, email);
    const path = `${url}/${organisationId}/set-up-link`;
    server.clock.advance({ minutes: 2 });
    readBody(await operator.post(path, { email: null }), 200);
    assert.equal((await operator.post(path, { email: null })).status, 429);
    const state = await server.visitor().get(`/api/v1/activation/${token}`);
    assert.equal(state.body['state'], 'replaced');
    assert.notEqual(await newestToken(server, email), token);
    assert.equal((await server.operatorHistory(organisationId)).at(-1), 'organisation.set-up-link-resent');
  });

  test('goes to another address when the first was wrong, which only the organisation keeps', async () => {
    const { organisationId } = await create('90010174');
    const path = `${url}/${organisationId}/set-up-link`;
    server.clock.advance({ minutes: 2 });
    const wrong = await operator.post(path, { email: 'nowhere' });
    assert.deepEqual(readRefusal(wrong).errors, [{ pointer: '/email', code: 'email-format' }]);
    readBody(await operator.post(path, { email: 'right@example.test' }), 200);
    await newestToken(server, 'right@example.test');
    const events = await server.query(`select "values" from history_event where organisation_id = operator_realm()`);
    assert.doesNotMatch(JSON.stringify(events), /@/);
  });
});
