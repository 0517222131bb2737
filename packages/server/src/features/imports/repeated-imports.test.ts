import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { fileOf, imports, ImportTrial, line, lines, type Import } from '../../../../../test/support/import-trial.ts';

let trial: ImportTrial;

before(async () => {
  trial = await ImportTrial.start();
});
after(() => trial.stop());
beforeEach(() => trial.signIn());

suite('clicks and tries', () => {
  test('the same upload twice at once is one import', async () => {
    const bytes = fileOf(lines(1));
    const key = 'upload-twice-1';
    const twice = await Promise.all([trial.upload(bytes, { key }), trial.upload(bytes, { key })]);
    const ids = twice.map((answer) => (trial.read(answer, 201) as { importId: string }).importId);
    assert.equal(ids[0], ids[1]);
    await trial.server.jobs.drained();
  });

  test('the same upload again, also with another name, gets the same answer', async () => {
    const bytes = fileOf(lines(5_000));
    const key = 'upload-again-1';
    const first = trial.read(await trial.upload(bytes, { key }), 201);
    assert.deepEqual(trial.read(await trial.upload(bytes, { key }, 'igen.csv'), 201), first);
    await trial.server.jobs.drained();
  });

  test('another file under the same key is a conflict and no import', async () => {
    const key = 'upload-other-1';
    trial.read(await trial.upload(fileOf(lines(1)), { key }), 201);
    const earlier = await trial.count('import');
    const conflict = { status: 409, code: 'conflict', errors: ['idempotency-key-reused'] };
    for (const other of [fileOf(lines(1)), Buffer.alloc(0)]) {
      assert.deepEqual(trial.refusal(await trial.upload(other, { key })), conflict);
    }
    const { administrator } = trial;
    const file = { name: 'a.csv', bytes: fileOf(lines(1)) };
    const noForm = await administrator.post(`${imports}?menuItem=create`, {}, { key });
    assert.equal(noForm.status, 415, noForm.text);
    assert.equal((await administrator.upload(`${imports}?menuItem=edit`, file, { key })).status, 409);
    assert.equal(await trial.count('import'), earlier);
    await trial.server.jobs.drained();
  });

  test('two files under one key at once are one import and one conflict', async () => {
    const key = 'upload-race-1';
    const twice = await Promise.all([trial.upload(fileOf(lines(1)), { key }), trial.upload(fileOf(lines(2)), { key })]);
    assert.deepEqual(twice.map((answer) => answer.status).toSorted(), [201, 409]);
    await trial.server.jobs.drained();
  });

  test('applied twice at once it is applied once', async () => {
    const checked = await trial.check(fileOf(lines(3)));
    const twice = await Promise.all([trial.apply(checked, 'good-rows-only'), trial.apply(checked, 'good-rows-only')]);
    assert.deepEqual(twice.map((answer) => answer.status).toSorted(), [202, 412]);
    await trial.server.jobs.drained();
    assert.equal(await trial.usersOf(checked.importId), 3);
    assert.equal((await trial.readOne(checked.importId)).createdCount, 3);
  });

  test('more than ten files a minute are too many', async () => {
    const other = await trial.server.otherOrganisation.signIn('user-administrator');
    const file = { name: 'a.csv', bytes: fileOf(lines(1)) };
    const statuses: number[] = [];
    for (let sent = 0; sent < 11; sent += 1)
      statuses.push((await other.upload(`${imports}?menuItem=create`, file)).status);
    assert.deepEqual(statuses, [...Array<number>(10).fill(201), 429]);
    await trial.server.jobs.drained();
  });

  for (const mode of ['good-rows-only', 'all-or-nothing'] as const) {
    test(`applied and cancelled many times at once it ends one way, whole: ${mode}`, async () => {
      const checked = await trial.check(fileOf(lines(30)));
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          index % 2 === 0 ? trial.apply(checked, mode) : trial.cancel(checked.importId),
        ),
      );
      const unexpected = answers.filter(({ status }) => ![200, 202, 412, 422].includes(status));
      assert.deepEqual(unexpected, []);
      await trial.server.jobs.drained();
      const ended = await trial.readOne(checked.importId);
      assert.ok(['applied', 'cancelled'].includes(ended.status), ended.status);
      assert.equal(await trial.usersOf(checked.importId), ended.status === 'applied' ? 30 : 0);
      assert.equal(ended.createdCount, ended.status === 'applied' ? 30 : 0);
    });
  }

  test('cancelled before it is applied nothing is done, and it cannot be applied any more', async () => {
    const checked = await trial.check(fileOf(lines(2)));
    const cancelled = trial.read(await trial.cancel(checked.importId)) as Import;
    assert.equal(cancelled.status, 'cancelled');
    assert.deepEqual(trial.refusal(await trial.apply(cancelled, 'good-rows-only')).errors, ['import-not-checked']);
    const again = await trial.cancel(checked.importId);
    assert.deepEqual(trial.refusal(again).errors, ['import-ended']);
    assert.equal(await trial.usersOf(checked.importId), 0);
  });
});

suite('the same people in two files at once', () => {
  async function checkBoth(size: number): Promise<[Import, Import]> {
    const bytes = fileOf(lines(size));
    return [await trial.check(bytes), await trial.check(bytes)];
  }

  test('good rows only: each person once, the other file names who was there first', async () => {
    const both = await checkBoth(40);
    const started = await Promise.all(both.map((checked) => trial.apply(checked, 'good-rows-only')));
    assert.deepEqual(
      started.map((answer) => answer.status),
      [202, 202],
    );
    await trial.server.jobs.drained();
    const done = await Promise.all(both.map((checked) => trial.readOne(checked.importId)));
    assert.deepEqual(
      done.map((one) => one.status),
      ['applied', 'applied'],
    );
    assert.deepEqual(done.map((one) => one.createdCount).toSorted(), [0, 40]);
    assert.deepEqual(done.map((one) => one.notAppliedCount).toSorted(), [0, 40]);
    const late = done.find((one) => one.createdCount === 0);
    const { items } = await trial.rowsOf(late?.importId ?? '', 'faults');
    assert.equal(items.length, 40);
    assert.ok(items.every((row) => row.outcome === 'not-applied' && row.faults[0]?.params?.['userId']));
  });

  test('all or nothing: one is applied, the other fails with nothing created', async () => {
    const both = await checkBoth(40);
    await Promise.all(both.map((checked) => trial.apply(checked, 'all-or-nothing')));
    await trial.server.jobs.drained();
    const done = await Promise.all(both.map((checked) => trial.readOne(checked.importId)));
    assert.deepEqual(done.map((one) => one.status).toSorted(), ['applied', 'failed']);
    const failed = done.find((one) => one.status === 'failed');
    assert.deepEqual([failed?.createdCount, failed?.notAppliedCount, failed?.okCount], [0, 40, 0]);
    assert.equal(await trial.usersOf(failed?.importId ?? ''), 0);
    const { items } = await trial.rowsOf(failed?.importId ?? '', 'faults');
    assert.ok(items.every((row) => row.faults[0]?.code === 'already-exists'));
    assert.equal((await trial.server.history(failed?.importId ?? '')).at(-1), 'import.failed');
  });

  test('all or nothing with one person created in between fails and names that row', async () => {
    const shared = line();
    const checked = await trial.check(fileOf([line(), shared, line()]));
    await trial.applied(await trial.check(fileOf([shared])), 'all-or-nothing');
    const failed = await trial.applied(checked, 'all-or-nothing');
    assert.deepEqual([failed.status, failed.createdCount, failed.notAppliedCount, failed.okCount], ['failed', 0, 1, 2]);
    const { items } = await trial.rowsOf(failed.importId, 'faults');
    assert.deepEqual(
      items.map((row) => [row.row, row.outcome, row.faults[0]?.code]),
      [[3, 'not-applied', 'already-exists']],
    );
    assert.equal(await trial.usersOf(failed.importId), 0);
  });
});
