import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { force } from '../../../../../test/support/activation.ts';
import { readRefusal } from '../../../../../test/support/answers.ts';
import { authenticatorsOf } from '../../../../../test/support/authenticators.ts';
import type { Answer, Client } from '../../../../../test/support/client.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
  administrator = await server.signIn('user-administrator');
});
after(() => server.stop());

const one = (choice: string) => [{ choice, count: 1 }];

suite('a new user', () => {
  const create = (authenticators?: object): Promise<Answer> => {
    const { firstName, lastName, cpr, dateOfBirth: _ } = newPerson();
    const empty = { dateOfBirth: null, phone: null, referenceText: null, productionUnitId: null };
    const units = { seNumberId: null, invoicingMethodId: null };
    const rest = { email: 'new@example.test', anonymous: false, targetLevel: 'substantial', confirmedSamePerson: true };
    const body = { firstName, lastName, cpr, ...empty, ...units, ...rest };
    return administrator.post('/api/v1/users', authenticators === undefined ? body : { ...body, authenticators });
  };

  test('is given what is offered first where nothing is said', async () => {
    const created = await create();
    assert.equal(created.status, 201, created.text);
    const { items } = await authenticatorsOf(administrator, String(created.body['user']?.['userId']));
    assert.deepEqual(
      items.map(({ kind, status }) => [kind, status]),
      [['private', 'delivered']],
    );
  });

  test('is given what was chosen, and devices are ordered at once', async () => {
    const created = await create([{ choice: 'code-display', count: 2 }, ...one('private')]);
    assert.equal(created.status, 201, created.text);
    const userId = String(created.body['user']?.['userId']);
    await server.jobs.drained();
    const { items } = await authenticatorsOf(administrator, userId);
    assert.deepEqual(items.map(({ means, kind }) => means ?? kind).toSorted(), [
      'code-display',
      'code-display',
      'private',
    ]);
    assert.ok((await server.history(userId)).includes('authenticator.ordered'));
  });

  test('is given one of another organisation, which history tells', async () => {
    const allow = (allowed: boolean) =>
      force(server, `update organisation_settings set settings = settings || $1::jsonb`, [
        JSON.stringify({ sharedAuthenticatorAllowed: allowed }),
      ]);
    await allow(true);
    const created = await create(one('shared'));
    await allow(false);
    assert.equal(created.status, 201, created.text);
    assert.ok((await server.history(String(created.body['user']?.['userId']))).includes('authenticator.added'));
  });

  test('is not created with nothing chosen', async () => {
    assert.equal((await create([])).status, 422);
  });

  test('is not created where what was chosen is not offered', async () => {
    const [refused, happened] = await whatHappens(server, () => create(one('shared')));
    assert.equal(refused.status, 422);
    assert.deepEqual(readRefusal(refused).errors, [
      { pointer: '/authenticators/0', code: 'authenticator-not-offered' },
    ]);
    assert.deepEqual(happened, nothing);
  });
});
