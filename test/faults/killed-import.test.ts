import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginImport, readImportState } from '../support/large-import.ts';
import { findPlace, npmStart, queryPlace, type Place } from '../support/npm-start.ts';
import { logInAtDemo } from '../support/remote-client.ts';
import { until } from '../support/until.ts';

const rows = 14_000;

type Left = { status: string; done: number; created: number };

/** What a killed server left in the database, which is still running. */
async function readLeft(place: Place, importId: string): Promise<Left | undefined> {
  const [left] = await queryPlace<Left>(
    place,
    `select status, done, created_count as created from import where id = '${importId}'`,
  );
  return left;
}

for (const mode of ['all-or-nothing', 'good-rows-only'] as const) {
  test(`an import (${mode}) whose server is killed twice goes on by itself: nobody twice, nobody lost`, async (context) => {
    const place = await findPlace(context);
    let started = npmStart(place);
    await started.ready;
    const administrator = await logInAtDemo(place.url);
    const importId = await beginImport(administrator, rows, mode);
    const read = () => readImportState(administrator, importId);

    for (const reached of [5_000, 10_000]) {
      await until(read, (state) => state.done >= reached);
      started.kill('server');
      await started.ended;
      const left = await readLeft(place, importId);
      assert.equal(left?.status, 'applying', 'it was killed in the middle');
      assert.ok(left.done < rows || mode === 'all-or-nothing');
      assert.equal(left.created, mode === 'all-or-nothing' ? 0 : left.done);
      started = npmStart(place);
      await started.ready;
    }

    const ended = await until(read, (state) => state.status !== 'applying');
    assert.deepEqual([ended.status, ended.createdCount, ended.notAppliedCount], ['applied', rows, 0]);
    const [found] = await queryPlace(
      place,
      `select count(*)::int as users, count(distinct cpr_hash)::int as people, count(distinct email)::int as addresses,
         (select count(*)::int from history_event where kind = 'user.imported') as events,
         (select count(*)::int from history_event where kind = 'import.applied' and entity_id = '${importId}') as endings,
         (select count(distinct created)::int from import_block cross join unnest(created_ids) as created where import_id = '${importId}') as outcomes
       from business_user where import_id = '${importId}'`,
    );
    const expected = {
      users: rows,
      people: rows,
      addresses: rows,
      events: rows,
      endings: 1,
      outcomes: rows,
    };
    assert.deepEqual(found, expected);
    started.interrupt();
    await started.ended;
  });
}
