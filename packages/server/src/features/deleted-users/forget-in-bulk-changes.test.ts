import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { carryOut, readOne, statusOf } from '../../../../../test/support/bulk-changes.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { removeUser } from '../../../../../test/support/deletion.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

let server: TestServer;
let administrator: Client;

before(async () => {
  // A month may be shorter than the 30 days for which a bulk change keeps its users.
  server = await startTestServer({ DELETED_USERS_KEPT_MONTHS: '1' });
});
after(() => server.stop());
beforeEach(async () => {
  server.clock.set('2026-02-01T11:00:00Z');
  administrator = await server.signIn('user-administrator');
});

async function rowsOf(userId: string): Promise<number> {
  return (await server.query('select from bulk_change_user where user_id = $1', [userId])).length;
}

test('no bulk change knows a person who is erased; what came of the others stays', async () => {
  const [person, other] = [await addUser(server, newPerson()), await addUser(server, newPerson())];
  const ended = await carryOut(administrator, statusOf({ userIds: [person, other] }));
  await carryOut(administrator, statusOf({ userIds: [person, other] }, { action: 'reactivate' }));
  assert.equal((await removeUser(server, administrator, person)).status, 204);
  assert.deepEqual([await rowsOf(person), await rowsOf(other)], [2, 2]);
  const organisationAdministrator = await server.signIn('organisation-administrator');
  assert.equal((await organisationAdministrator.delete(`/api/v1/deleted-users/${person}`)).status, 204);
  assert.deepEqual([await rowsOf(person), await rowsOf(other)], [0, 2]);
  const then = await readOne(administrator, ended.bulkChangeId);
  assert.deepEqual([then.selected, then.done, then.skipped], [2, 2, 0]);
});

test('nor one who is forgotten by night', async () => {
  const [person, other] = [await addUser(server, newPerson()), await addUser(server, newPerson())];
  await carryOut(administrator, statusOf({ userIds: [person, other] }));
  assert.equal((await removeUser(server, administrator, person)).status, 204);
  server.clock.set('2026-03-01T11:00:00Z');
  await server.query(`select graphile_worker.add_job('nightly')`);
  await server.jobs.drained();
  assert.deepEqual([await rowsOf(person), await rowsOf(other)], [0, 1]);
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
