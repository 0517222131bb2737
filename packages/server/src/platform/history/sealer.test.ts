import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startHistoryTrial, type HistoryTrial } from '../../../../../test/support/history.ts';
import { createKeyring } from '../crypto/keyring.ts';
import { masterKeyFrom } from '../crypto/master-key.ts';
import type { OrganisationId } from '../db/scope.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { sealNext } from './seal-next.ts';
import { sealHistory, sealingLock, startSealer } from './sealer.ts';

let trial: HistoryTrial;
before(async () => {
  trial = await startHistoryTrial();
});
after(() => trial.stop());

/** Resolves when a query gives a row. */
async function untilFound(text: string): Promise<Record<string, unknown>> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const [row] = await trial.query(text);
    if (row !== undefined) return row;
    if (Date.now() > deadline) throw new Error(`nothing was found in 30 s: ${text}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function sealsOf(organisation: OrganisationId): Promise<number[]> {
  const rows = await trial.query<{ event_count: number }>(
    'select event_count from history_seal where organisation_id = $1 order by number',
    [organisation],
  );
  return rows.map((row) => row.event_count);
}

test('one server seals, the other leaves it to that one', async () => {
  const organisation = await trial.addOrganisation('90000001');
  await trial.recordEvents(organisation, 1);
  await trial.query('select pg_advisory_lock($1)', [sealingLock]);
  assert.equal(await sealHistory(trial.parts), 'left to another');
  assert.deepEqual(await sealsOf(organisation), []);
  await trial.query('select pg_advisory_unlock($1)', [sealingLock]);
  const outcomes = await Promise.all([sealHistory(trial.parts), sealHistory(trial.parts), sealHistory(trial.parts)]);
  assert.ok(outcomes.includes('sealed'));
  assert.deepEqual(await sealsOf(organisation), [1]);
});

test('two that seal without the lock still make one chain', async () => {
  const organisation = await trial.addOrganisation('90000002');
  const { work, key } = trial.parts;
  for (let round = 0; round < 5; round += 1) {
    await trial.recordEvents(organisation, 3);
    const seal = () => work(trial.scopeOf(organisation), (tx) => sealNext(tx, key));
    await Promise.allSettled([seal(), seal(), seal()]);
  }
  assert.deepEqual(await sealsOf(organisation), [3, 3, 3, 3, 3]);
  assert.deepEqual((await trial.check(organisation)).faults, []);
});

test('events of a transaction still open are sealed when it has committed, and those of one given up never', async () => {
  const organisation = await trial.addOrganisation('90000003');
  const insert = (id: string) =>
    `insert into history_event (organisation_id, id, kind, entity_type, entity_id, actor_kind, at, request_id, changed_fields, commitment, salt, "values")
     values ('${organisation}', '${id}', 'user.signed-in', 'user', gen_random_uuid(), 'system', now(), 'open', '{}', sha256('\\x0031'), '\\x00', '1')`;
  await trial.query('begin');
  await trial.query(insert('00000000-0000-7000-8000-000000000001'));
  await trial.recordEvents(organisation, 2);
  await sealHistory(trial.parts);
  assert.deepEqual(await sealsOf(organisation), [2]);
  await trial.query('commit');
  await trial.query('begin');
  await trial.query(insert('00000000-0000-7000-8000-000000000002'));
  await trial.query('rollback');
  await sealHistory(trial.parts);
  assert.deepEqual(await sealsOf(organisation), [2, 1]);
  assert.deepEqual((await trial.check(organisation)).faults, []);
});

test('a sealer killed between its statements leaves nothing half done, and the next one goes on', async () => {
  const organisation = await trial.addOrganisation('90000004');
  const { work, key } = trial.parts;
  await trial.recordEvents(organisation, 2);
  await sealHistory(trial.parts);
  await trial.recordEvents(organisation, 4);
  await trial.query('begin');
  await trial.query('lock table history_seal in exclusive mode');
  const killed = assert.rejects(work(trial.scopeOf(organisation), (tx) => sealNext(tx, key)));
  const waiting = `select pid from pg_locks where relation = 'history_seal'::regclass and not granted`;
  const { pid } = await untilFound(waiting);
  await trial.query('select pg_terminate_backend($1)', [pid]);
  await killed;
  await trial.query('rollback');
  assert.deepEqual(await sealsOf(organisation), [2]);
  assert.equal((await trial.check(organisation)).report.notYetSealed, 4);
  await sealHistory(trial.parts);
  assert.deepEqual(await sealsOf(organisation), [2, 4]);
  assert.deepEqual((await trial.check(organisation)).faults, []);
});

test('a sealer that loses all its connections seals when there are new ones', async () => {
  const organisation = await trial.addOrganisation('90000005');
  await trial.recordEvents(organisation, 1);
  await trial.query('begin');
  await trial.query('lock table history_seal in exclusive mode');
  const pass = Promise.allSettled([sealHistory(trial.parts)]);
  await untilFound(`select pid from pg_locks where relation = 'history_seal'::regclass and not granted`);
  await trial.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await pass;
  await trial.query('rollback');
  // As the sealer does, only without the ten seconds between: the pool still gives out some of the dead connections.
  for (let left = 10; left > 0; left -= 1) await sealHistory(trial.parts).catch(() => undefined);
  assert.deepEqual(await sealsOf(organisation), [1]);
  assert.deepEqual((await trial.check(organisation)).faults, []);
});

test('one organisation that cannot be sealed does not hold up the others', async () => {
  const stuck = await trial.addOrganisation('90000006');
  const fine = await trial.addOrganisation('90000007');
  await trial.recordEvents(stuck, 1);
  await trial.recordEvents(fine, 1);
  const name = 'refuse_stuck';
  await trial.query(`alter table history_seal add constraint ${name} check (organisation_id <> '${stuck}')`);
  await sealHistory(trial.parts);
  assert.deepEqual([await sealsOf(stuck), await sealsOf(fine)], [[], [1]]);
  assert.ok(trial.logged.some((line) => line.includes(stuck) && line.includes(name)));
  await trial.query(`alter table history_seal drop constraint ${name}`);
  await sealHistory(trial.parts);
  assert.deepEqual(await sealsOf(stuck), [1]);
});

test('a clock that jumps back and forth breaks nothing', async () => {
  const organisation = await trial.addOrganisation('90000008');
  const { clock } = trial.parts;
  for (const days of [0, -400, 3, 400]) {
    clock.advance({ days });
    await trial.recordEvents(organisation, 2);
    await sealHistory(trial.parts);
  }
  const { report, faults } = await trial.check(organisation);
  assert.deepEqual(faults, []);
  assert.deepEqual([report.seals, report.events], [4, 8]);
});

test('many events of one statement become seals of a thousand', async () => {
  const organisation = await trial.addOrganisation('90000009');
  await trial.recordEvents(organisation, 2500);
  await sealHistory(trial.parts);
  assert.deepEqual(await sealsOf(organisation), [1000, 1000, 500]);
  assert.deepEqual((await trial.check(organisation)).faults, []);
});

test('a new key goes on with the chain; the old seals are proven by the new ones', async () => {
  const organisation = await trial.addOrganisation('90000010');
  const earlier = { ...trial.parts, keyring: createKeyring(masterKeyFrom(randomBytes(32))) };
  await trial.recordEvents(organisation, 1);
  await sealHistory(earlier);
  assert.deepEqual(
    (await trial.check(organisation)).faults.map(({ kind }) => kind),
    ['unproven'],
  );
  await trial.recordEvents(organisation, 1);
  await sealHistory(trial.parts);
  assert.deepEqual((await trial.check(organisation)).faults, []);
});

test('a running sealer seals at once and stops when told', async () => {
  const organisation = await trial.addOrganisation('90000011');
  await trial.recordEvents(organisation, 1);
  const metrics = createMetrics();
  const sealer = startSealer(trial.parts, metrics);
  await untilFound(`select 1 as found from history_seal where organisation_id = '${organisation}'`);
  await sealer.stop();
  assert.match(await metrics.registry.metrics(), /tillid_history_passes_total\{outcome="sealed"\} 1/);
});
