import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import { activate, createPending, force, newestToken } from '../../../../../test/support/activation.ts';
import { makeApiClient, asProgram } from '../../../../../test/support/api-client.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { removeUser } from '../../../../../test/support/deletion.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { fileOf, imports, line, noteCpr, type Import } from '../../../../../test/support/import-trial.ts';
import { newUserBody } from '../../../../../test/support/new-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { searchDatabase, type Sought } from '../../../../../test/support/search-database.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';
import { historyKeyOf, verifierOf } from '../../platform/crypto/history-key.ts';
import { givenMasterKey, masterKeyFrom } from '../../platform/crypto/master-key.ts';
import { asOrganisationId } from '../../platform/db/scope.ts';
import { verifyHistory } from '../../platform/history/verify-history.ts';

const path = '/api/v1/deleted-users';
const masterKey = givenMasterKey(masterKeyFrom(randomBytes(32)));
let server: TestServer;
let userAdministrator: Client;
let administrator: Client;

before(async () => {
  server = await startTestServer({}, { masterKey });
  userAdministrator = await server.signIn('user-administrator');
  administrator = await server.signIn('organisation-administrator');
});
after(() => server.stop());

const erase = (userId: string, client = administrator) => client.delete(`${path}/${userId}`);

async function deletedPerson(person = newPerson()): Promise<string> {
  const userId = await addUser(server, person);
  assert.equal((await removeUser(server, userAdministrator, userId)).status, 204);
  return userId;
}

async function verifyChain(): Promise<void> {
  const scope = {
    organisationId: asOrganisationId(server.organisation.organisationId),
    actor: { kind: 'system' },
    requestId: 'test',
    now: server.clock.now(),
  } as const;
  const faults: unknown[] = [];
  const report = await verifyHistory(server.platform.work, scope, {
    verify: verifierOf([historyKeyOf(masterKey).publicKey]),
    expected: [],
    onFault: (fault) => faults.push(fault),
  });
  assert.deepEqual(faults, []);
  assert.ok(report.isWhole && report.forgotten > 0);
}

suite('who may', () => {
  test('only an organisation administrator who has just logged in; nobody else changes anything', async () => {
    const userId = await deletedPerson();
    const clients = {
      'not-authenticated': server.visitor(),
      'not-permitted': userAdministrator,
      'not-found': await server.otherOrganisation.signIn('organisation-administrator'),
    };
    const late = await server.signIn('organisation-administrator');
    const [, happened] = await whatHappens(server, async () => {
      for (const [code, client] of Object.entries(clients))
        assert.equal(readRefusal(await erase(userId, client)).code, code);
      server.clock.advance({ minutes: 16 });
      assert.equal(readRefusal(await erase(userId, late)).errors[0]?.code, 'log-in-too-old');
    });
    assert.deepEqual(happened, nothing);
    administrator = await server.signIn('organisation-administrator');
    userAdministrator = await server.signIn('user-administrator');
    const seen = await userAdministrator.get(`${path}/${userId}`);
    assert.deepEqual(seen.body['abilities'], { erase: { allowed: false, reason: 'permission-missing' } });
    const own = await administrator.get(`${path}/${userId}`);
    assert.deepEqual(own.body['abilities'], { erase: { allowed: true, reason: null } });
  });

  test('no program can be given it', async () => {
    const userId = await deletedPerson();
    const made = await makeApiClient(administrator, ['users:read', 'users:delete', 'history:read']);
    const program = await asProgram(server, made);
    assert.equal(readRefusal(await erase(userId, program)).code, 'not-permitted');
  });

  test('a user who is still there is deleted first', async () => {
    const userId = await addUser(server, newPerson());
    const [answer, happened] = await whatHappens(server, () => erase(userId));
    assert.equal(answer.status, 404);
    assert.deepEqual(happened, nothing);
  });
});

test('once, with one event, and the address leads nowhere any more', async () => {
  const userId = await deletedPerson();
  const [answers, { events }] = await whatHappens(server, () => Promise.all([erase(userId), erase(userId)]));
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [204, 404]);
  assert.deepEqual(events, ['user.forgotten']);
  for (const address of [`${path}/${userId}`, `/api/v1/users/${userId}`, `/api/v1/users/${userId}/history`])
    assert.equal((await administrator.get(address)).status, 404, address);
  await verifyChain();
});

test('whoever is named as contact of a program is not forgotten before another is named', async () => {
  const person = newPerson({ firstName: 'Kontaktina', lastName: 'Programsen' });
  const userId = await deletedPerson(person);
  const { apiClientId } = await makeApiClient(administrator, ['users:read'], 'Kontaktsystem');
  await force(server, `update api_client set contact_name = 'kontaktina  programsen' where id = $1`, [apiClientId]);
  const [answer, happened] = await whatHappens(server, () => erase(userId));
  assert.equal(readRefusal(answer).errors[0]?.code, 'contact-of-api-client');
  assert.deepEqual(happened, nothing);
  await force(server, `update api_client set contact_name = 'En Anden' where id = $1`, [apiClientId]);
  assert.equal((await erase(userId)).status, 204);
});

suite('a person with a life', () => {
  const { cpr: _, ...someone } = newPerson({ firstName: 'Kirstine-Quist', lastName: 'Ærøskøbing-Unik' });
  const cpr = '6501801234';
  const person = { ...someone, cpr, dateOfBirth: '1980-01-05' };
  const emails = ['kirstine.quist@unik.test', 'ny.kirstine@unik.test'];
  const keys = ['a-key-for-the-person-1', 'a-key-for-the-person-2', 'a-key-of-the-person-3'];
  const fileName = 'Kirstine-Quist_Ærøskøbing-Unik.csv';
  let userId: string;
  let otherId: string;
  let sought: Sought;
  let importIds: string[];

  async function upload(rows: string[], name: string): Promise<string> {
    server.clock.advance({ seconds: 10 });
    const answer = await userAdministrator.upload(`${imports}?menuItem=create`, { name, bytes: fileOf(rows) });
    const { importId } = readBody<{ importId: string }>(answer, 201);
    await server.jobs.drained();
    return importId;
  }

  async function apply(importId: string): Promise<void> {
    const { version } = readBody<Import>(await userAdministrator.get(`${imports}/${importId}`), 200);
    const answer = await userAdministrator.post(
      `${imports}/${importId}/apply`,
      { mode: 'good-rows-only' },
      { ifMatch: version },
    );
    assert.equal(answer.status, 202, answer.text);
    await server.jobs.drained();
  }

  before(async () => {
    noteCpr(cpr);
    server.clock.set('2026-04-01T10:00:00Z');
    userAdministrator = await server.signIn('user-administrator');
    const row = line({
      first: person.firstName,
      last: person.lastName,
      cpr,
      email: emails[0] ?? '',
      phone: '40506070',
      reference: 'Unik-Reference',
    });
    const created = await upload([line(), row, line()], fileName);
    await apply(created);
    assert.equal((await userAdministrator.get(`/api/v1/users/export?language=da&import=${created}`)).status, 200);
    // Faulty rows of the same person, and a file that is refused as a whole.
    const faulty = await upload(
      [
        line(),
        row,
        line({
          first: person.firstName,
          last: person.lastName,
          born: '05.01.1980',
          cpr: '',
          email: 'x@unik.test',
          level: '9',
        }),
      ],
      'anden.csv',
    );
    const refused = await userAdministrator.upload(`${imports}?menuItem=create`, {
      name: 'forkert.csv',
      bytes: Buffer.from(`Kirstine-Quist;Ærøskøbing-Unik;${cpr}\r\n`),
    });
    importIds = [created, faulty, readBody<{ importId: string }>(refused, 201).importId];
    const [user] = await server.query<{ id: string }>('select id from business_user where email = $1', [emails[0]]);
    assert.ok(user);
    userId = user.id;
    const order = { selection: { userIds: [userId] }, authenticator: 'private', authenticatorLimit: 1 };
    assert.equal(
      (await userAdministrator.post('/api/v1/activation-orders', order, { key: keys[0] ?? '' })).status,
      202,
    );
    await server.jobs.drained();
    const link = await newestToken(server, emails[0] ?? '');
    assert.match(await activate(server, server.visitor(), { token: link, person: newPerson() }), /wrong-person$/);
    const again = `/api/v1/users/${userId}/resend-activation-email`;
    server.clock.advance({ minutes: 5 });
    assert.equal((await userAdministrator.post(again, {}, { key: keys[1] ?? '' })).status, 200);
    const client = server.visitor();
    const token = await newestToken(server, emails[0] ?? '');
    assert.equal(await activate(server, client, { token, person }), '/activate/done');
    client.organisationId = server.organisation.organisationId;
    // As an administrator the person is named in what others are mailed, and has replies kept.
    await force(
      server,
      `insert into user_role (organisation_id, user_id, role) values ($1, $2, 'user-administrator')`,
      [server.organisation.organisationId, userId],
    );
    const made = await client.post('/api/v1/users', newUserBody({ email: 'anden@example.test' }), {
      key: keys[2] ?? '',
    });
    otherId = String(made.body['user']?.['userId']);
    const current = await userAdministrator.get(`/api/v1/users/${userId}`);
    const contact = { email: emails[1], phone: '40506071', referenceText: 'Unik-Reference-2' };
    const edited = await userAdministrator.put(`/api/v1/users/${userId}/contact`, contact, {
      ifMatch: current.body['version'],
    });
    assert.equal(edited.status, 200, edited.text);
    await server.jobs.drained();
    sought = await soughtOf();
  });

  async function soughtOf(): Promise<Sought> {
    const number = parseCpr(cpr, { testNumbers: true });
    assert.ok(number.ok);
    const [subject] = await server.query<{ subject_hash: Buffer }>(
      'select subject_hash from eid_subject where user_id = $1',
      [userId],
    );
    assert.ok(subject);
    const scope = {
      organisationId: asOrganisationId(server.organisation.organisationId),
      actor: { kind: 'system' },
      requestId: 'test',
      now: server.clock.now(),
    } as const;
    const { keyring, work } = server.platform;
    const hashes = await work(scope, async (tx) => [
      ...(await keyring.ofOrganisation(tx)).cprHashes(number.value),
      ...(await keyring.ofDeployment(tx)).personHashesOfCpr(number.value),
      subject.subject_hash,
    ]);
    const texts = [
      'Kirstine-Quist',
      'Ærøskøbing-Unik',
      'aeroeskoebing-unik',
      cpr,
      '650180-1234',
      '40506070',
      '40506071',
      'Unik-Reference',
      'unik.test',
    ];
    return { texts, hashes };
  }

  const search = () => searchDatabase(server, server.organisation.organisationId, sought, keys);

  test('the search finds the person everywhere before, and in what is kept after the deletion', async () => {
    const earlier = await search();
    for (const place of [
      'business_user.first_name',
      'business_user.cpr_sealed',
      'business_user.cpr_hash',
      'sign_in_identity.person_hash',
      'eid_subject.subject_hash',
      'history_event.values',
      'email.sealed',
      'import_block.sealed',
      'import_chunk.sealed',
      'import.file_name',
      'idempotency_key.sealed_reply',
    ])
      assert.ok(earlier.includes(place), `${place} not among ${earlier.join(', ')}`);
    assert.equal((await removeUser(server, userAdministrator, userId)).status, 204);
    assert.deepEqual(await search(), [
      'deleted_user.cpr_hash',
      'deleted_user.cpr_sealed',
      'deleted_user.sealed_name',
      'email.sealed',
      'history_event.values',
      'idempotency_key.sealed_reply',
      'import.file_name',
      'import_block.sealed',
      'import_chunk.sealed',
    ]);
  });

  test('an import under way holds it up, and says so', async () => {
    await force(server, `update import set status = 'applying' where id = $1`, [importIds[1]]);
    administrator = await server.signIn('organisation-administrator');
    const answer = await erase(userId);
    await force(server, `update import set status = 'checked' where id = $1`, [importIds[1]]);
    assert.deepEqual(readRefusal(answer).errors, [{ pointer: '', code: 'import-running' }]);
  });

  test('after the erasure nothing in any table tells of the person, and the chain of history holds', async () => {
    const [answer, happened] = await whatHappens(server, () => erase(userId));
    assert.equal(answer.status, 204, answer.text);
    assert.deepEqual(happened, {
      ...nothing,
      events: ['import.rows-erased', 'import.rows-erased', 'user.forgotten', 'user.forgotten'],
    });
    assert.deepEqual(await search(), []);
    await verifyChain();
    const jobs = await server.query('select row_to_json(j)::text as job from graphile_worker._private_jobs j');
    for (const text of sought.texts) assert.ok(!JSON.stringify(jobs).includes(text));
  });

  test('what the person did to others is told as done by somebody who is forgotten', async () => {
    const history = await userAdministrator.get(`/api/v1/users/${otherId}/history`);
    const { items } = readBody<{ items: { kind: string; actorKind: string; actorState: string }[] }>(history, 200);
    const created = items.find(({ kind }) => kind === 'user.created');
    assert.deepEqual([created?.actorKind, created?.actorState], ['user', 'forgotten']);
    assert.ok(!history.text.includes('Kirstine'));
  });
});

test('who is a user again keeps what is about the new user; what was the deleted one goes', async () => {
  server.clock.advance({ hours: 1 });
  userAdministrator = await server.signIn('user-administrator');
  administrator = await server.signIn('organisation-administrator');
  const person = newPerson({ firstName: 'Igen-Og', lastName: 'Igen-Igen' });
  const first = await createPending(userAdministrator, { person });
  await server.jobs.drained();
  await removeUser(server, userAdministrator, first.userId);
  const second = await createPending(userAdministrator, { person });
  await server.jobs.drained();
  assert.equal((await erase(first.userId)).status, 204);
  const mails = await server.query<{ user_id: string; kept: boolean }>(
    'select user_id, sealed is not null as kept from email where user_id = any($1)',
    [[first.userId, second.userId]],
  );
  assert.deepEqual(
    new Set(mails.map((mail) => `${mail.user_id === second.userId}:${mail.kept}`)),
    new Set(['true:true', 'false:false']),
  );
  assert.equal((await userAdministrator.get(`/api/v1/users/${second.userId}`)).body['firstName'], 'Igen-Og');
  const told = await server.query(
    'select 1 from history_event where entity_id = $1 and "values" is not null and kind <> $2',
    [first.userId, 'user.forgotten'],
  );
  assert.deepEqual(told, []);
  await verifyChain();
});

test('every problem answered was declared', () => assert.deepEqual(server.undeclaredProblems, []));
