import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { problems } from '@tillid/text/da/problems';
import { readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { fileOf, lines } from '../../../../../test/support/import-trial.ts';
import { newUserBody } from '../../../../../test/support/new-user.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

const users = '/api/v1/users';

let server: TestServer;
let administrator: Client;
before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  administrator = await server.signIn('user-administrator');
});

suite('what does not fit the schema', () => {
  const faults: readonly [string, object, string][] = [
    ['/firstName', { firstName: 'a'.repeat(1001) }, 'too-big'],
    ['/firstName', { firstName: 7 }, 'invalid-type'],
    ['/targetLevel', { targetLevel: 'very high' }, 'invalid-value'],
  ];
  for (const [pointer, parts, code] of faults) {
    test(`${JSON.stringify(parts).slice(0, 40)} is told as ${code}, with a sentence`, async () => {
      const answer = await administrator.post(users, { ...newUserBody(), ...parts });
      assert.deepEqual(readRefusal(answer), { status: 422, code: 'validation-failed', errors: [{ pointer, code }] });
      assert.ok(code in problems.field, code);
    });
  }

  test('a selection of nobody, an address that was cut off', async () => {
    const selection = { userIds: [] };
    const tooFew = await administrator.post('/api/v1/imported-users/delete', { selection });
    assert.deepEqual(readRefusal(tooFew).errors, [{ pointer: '/selection/userIds', code: 'too-small' }]);
    const cutOff = readRefusal(await administrator.get(`${users}/0190`));
    assert.deepEqual(cutOff.errors, [{ pointer: '/path/userId', code: 'invalid-format' }]);
    for (const code of ['too-small', 'invalid-format']) assert.ok(code in problems.field, code);
  });
});

suite('what was created says where it is', () => {
  test('a user', async () => {
    const created = await administrator.post(users, newUserBody());
    assert.equal(created.status, 201);
    const userId = created.body['user']?.['userId'];
    assert.equal(created.headers['location'], `${users}/${userId}`);
    assert.equal((await administrator.get(created.headers['location'])).body['userId'], userId);
  });

  test('an import, also when the answer is given again', async () => {
    const key = 'where-is-it-1';
    const file = { name: 'a.csv', bytes: fileOf(lines(1)) };
    for (let time = 0; time < 2; time += 1) {
      const created = await administrator.upload('/api/v1/imports?menuItem=create', file, { key });
      assert.equal(created.status, 201);
      assert.equal(created.headers['location'], `/api/v1/imports/${created.body['importId']}`);
      assert.equal((await administrator.get(created.headers['location'])).status, 200);
    }
    await server.jobs.drained();
  });
});
