import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/imports';
import { fileOf, ImportTrial, lines, type Import } from '../../../../../test/support/import-trial.ts';

let trial: ImportTrial;

before(async () => {
  trial = await ImportTrial.start();
});
after(() => trial.stop());
beforeEach(() => trial.signIn());

type Imported = ReplyOf<typeof contract.listImportedUsers>;
type Count = ReplyOf<typeof contract.countImportedUsers>;

const importedUsers = '/api/v1/imported-users';

suite('imported users', () => {
  let own: Import;

  async function page(query = ''): Promise<Imported> {
    return trial.read(await trial.administrator.get(`${importedUsers}?importId=${own.importId}${query}`)) as Imported;
  }

  async function countOf(query = ''): Promise<Count> {
    return trial.read(await trial.administrator.get(`${importedUsers}/count${query}`)) as Count;
  }

  test('are listed by name in pages, of one import', async () => {
    own = await trial.applied(await trial.check(fileOf(lines(60))), 'good-rows-only');
    const first = await page();
    assert.deepEqual(Object.keys(first), ['items', 'next', 'previous'], 'no count on the path of a list');
    assert.deepEqual([first.items.length, first.previous], [25, null]);
    const second = await page(`&after=${first.next}`);
    const third = await page(`&after=${second.next}`);
    assert.deepEqual([second.items.length, third.items.length, third.next], [25, 10, null]);
    const names = [first, second, third].flatMap((part) =>
      part.items.map((user) => `${user.firstName} ${user.lastName}`),
    );
    assert.deepEqual(names, names.toSorted(new Intl.Collator('da').compare));
    assert.equal(new Set([first, second, third].flatMap((part) => part.items.map((user) => user.userId))).size, 60);
    const back = await page(`&before=${third.previous}`);
    assert.deepEqual(back.items, second.items);
  });

  test('are counted by a request of its own, all or of one import, those of this organisation', async () => {
    assert.deepEqual(await countOf(`?importId=${own.importId}`), { count: 60 });
    assert.deepEqual(await countOf(), { count: 60 });
    const other = await trial.server.otherOrganisation.signIn('user-administrator');
    const none = await other.get(`${importedUsers}/count?importId=${own.importId}`);
    assert.deepEqual(trial.read(none), { count: 0 });
  });

  for (const { more, count } of [
    { more: 9_940, count: 10_000 },
    { more: 1, count: null },
  ]) {
    test(count === null ? 'more than 10,000 are not counted' : '10,000 are counted exactly', async () => {
      await trial.server.query(`begin; set local session_replication_role = replica;
        insert into business_user (organisation_id, id, version, status, first_name, last_name, folded, email, date_of_birth, anonymous,
          target_level, created_at)
        select '${trial.server.organisation.organisationId}', gen_random_uuid(), 1, 'imported', 'Ida', 'Dahl', 'ida dahl i@example.test',
          'i@example.test', '1980-01-01', false, 'substantial', '2026-01-01' from generate_series(1, ${more}); commit`);
      assert.deepEqual(await countOf(), { count });
    });
  }

  test('the menu item shows where an import or an imported user is', async () => {
    const session = trial.read(await trial.administrator.get('/api/v1/session')) as { showImportedUsers: boolean };
    assert.equal(session.showImportedUsers, true);
  });

  test('named ones are deleted, with their events', async () => {
    const userIds = (await page()).items.slice(0, 3).map((user) => user.userId);
    const answer = await trial.administrator.post(`${importedUsers}/delete`, { selection: { userIds } });
    assert.deepEqual(trial.read(answer), { deleted: 3 });
    assert.equal(await trial.usersOf(own.importId), 57);
    assert.deepEqual(await trial.server.history(userIds[0] ?? ''), ['user.imported', 'user.deleted']);
    const again = await trial.administrator.post(`${importedUsers}/delete`, { selection: { userIds } });
    assert.deepEqual(trial.read(again), { deleted: 0 });
  });

  test('all of an import but some are deleted; nobody of another organisation is', async () => {
    const kept = (await page()).items.slice(0, 2).map((user) => user.userId);
    const selection = { filter: { import: own.importId }, exceptUserIds: kept };
    const other = await trial.server.otherOrganisation.signIn('user-administrator');
    const none = await other.post(`${importedUsers}/delete`, { selection });
    assert.deepEqual(trial.read(none), { deleted: 0 });
    const answer = await trial.administrator.post(`${importedUsers}/delete`, { selection });
    assert.deepEqual(trial.read(answer), { deleted: 55 });
    assert.deepEqual((await page()).items.map((user) => user.userId).toSorted(), kept.toSorted());
  });
});
