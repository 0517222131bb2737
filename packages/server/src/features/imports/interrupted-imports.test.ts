import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { fileOf, ImportTrial, line, lines } from '../../../../../test/support/import-trial.ts';

let trial: ImportTrial;

before(async () => {
  trial = await ImportTrial.start();
});
after(() => trial.stop());
beforeEach(() => trial.signIn());

suite('a server that is cut off in the middle', () => {
  /** Lets the database refuse a row, as if it went away at that moment. */
  async function breakAt(table: string, condition: string): Promise<void> {
    await trial.server.query(`
      create or replace function break_off() returns trigger language plpgsql as $$
        begin if ${condition} then raise exception 'cut off'; end if; return new; end $$;
      create trigger break_off before insert on ${table} for each row execute function break_off()`);
  }

  async function mend(): Promise<void> {
    await trial.server.query('drop function if exists break_off() cascade');
    await trial.server.query('update graphile_worker._private_jobs set run_at = now()');
  }

  test('while checking: it starts over and finds the same', async () => {
    await breakAt('import_block', 'new.number = 2');
    const cut = await trial.check(fileOf(lines(3_000)));
    assert.deepEqual([cut.status, cut.done], ['checking', 2_000]);
    await mend();
    await trial.server.jobs.drained();
    const checked = await trial.readOne(cut.importId);
    assert.deepEqual(
      [checked.status, checked.rowCount, checked.okCount, checked.done],
      ['checked', 3_000, 3_000, 3_000],
    );
    assert.equal(
      await trial.count('import_block cross join generate_series(1, row_count) where import_id = $1', [cut.importId]),
      3_000,
    );
    const page = await trial.rowsOf(cut.importId, 'good', '2900');
    assert.deepEqual([page.items.length, page.items[0]?.row, page.next], [100, 2_901, '3000']);
  });

  test('a judging that ends by itself, as when memory runs out: the import has failed at once, and says so', async () => {
    process.once('worker', (thread) => void thread.terminate());
    const failed = await trial.check(fileOf(lines(10)));
    assert.deepEqual([failed.status, failed.createdCount], ['failed', 0]);
    assert.deepEqual(await trial.server.history(failed.importId), ['import.started', 'import.failed']);
    await mend();
    await trial.server.jobs.drained();
    assert.equal((await trial.readOne(failed.importId)).status, 'failed');
    assert.equal((await trial.check(fileOf(lines(10)))).status, 'checked');
  });

  test('while good rows are applied: it goes on after what is committed, and nobody is there twice', async () => {
    const late = 'sent@example.test';
    const checked = await trial.check(fileOf([...lines(5_099), line({ email: late }), ...lines(100)]));
    await breakAt('business_user', `new.email = '${late}'`);
    const cut = await trial.applied(checked, 'good-rows-only');
    assert.deepEqual([cut.status, cut.done, cut.createdCount], ['applying', 5_000, 5_000]);
    assert.equal(await trial.usersOf(cut.importId), 5_000);
    await mend();
    await trial.server.jobs.drained();
    const done = await trial.readOne(cut.importId);
    assert.deepEqual([done.status, done.done, done.createdCount, done.notAppliedCount], ['applied', 5_200, 5_200, 0]);
    assert.equal(await trial.usersOf(cut.importId), 5_200);
    assert.equal(
      await trial.count(`import_block cross join unnest(created_ids) where import_id = $1`, [cut.importId]),
      5_200,
    );
  });

  test('while good rows are applied, then cancelled: what is committed stays and is said', async () => {
    const late = 'sent@example.test';
    const checked = await trial.check(fileOf([...lines(5_050), line({ email: late }), ...lines(49)]));
    await breakAt('business_user', `new.email = '${late}'`);
    const cut = await trial.applied(checked, 'good-rows-only');
    assert.equal(cut.done, 5_000);
    trial.read(await trial.cancel(cut.importId));
    trial.read(await trial.cancel(cut.importId));
    await mend();
    await trial.server.jobs.drained();
    const done = await trial.readOne(cut.importId);
    assert.deepEqual([done.status, done.createdCount], ['cancelled', 5_000]);
    assert.equal(await trial.usersOf(cut.importId), 5_000);
    const told = (await trial.server.history(cut.importId)).slice(-2);
    assert.deepEqual(told, ['import.cancel-requested', 'import.cancelled']);
    const [asked] = await trial.server.query<{ actor_id: string }>(
      `select actor_id from history_event where entity_id = $1 and kind = 'import.cancel-requested'`,
      [cut.importId],
    );
    assert.equal(asked?.actor_id, trial.server.organisation.users['user-administrator'].userId);
  });

  test('while all or nothing is applied: nothing is there until all is', async () => {
    const checked = await trial.check(fileOf(lines(5_100)));
    await breakAt('business_user', `new.import_id = '${checked.importId}'`);
    const cut = await trial.applied(checked, 'all-or-nothing');
    assert.deepEqual([cut.status, cut.done, cut.createdCount], ['applying', 0, 0]);
    assert.equal(await trial.usersOf(cut.importId), 0);
    await mend();
    await trial.server.jobs.drained();
    const done = await trial.readOne(cut.importId);
    assert.deepEqual([done.status, done.createdCount], ['applied', 5_100]);
    assert.equal(await trial.usersOf(cut.importId), 5_100);
  });

  test('while all or nothing is applied, then cancelled: nothing is done', async () => {
    const checked = await trial.check(fileOf(lines(300)));
    await breakAt('business_user', `new.import_id = '${checked.importId}'`);
    const cut = await trial.applied(checked, 'all-or-nothing');
    assert.equal(cut.status, 'applying');
    trial.read(await trial.cancel(cut.importId));
    await mend();
    await trial.server.jobs.drained();
    assert.deepEqual([(await trial.readOne(cut.importId)).status, await trial.usersOf(cut.importId)], ['cancelled', 0]);
  });
});
