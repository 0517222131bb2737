import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { startHistoryTrial, type HistoryTrial } from '../../../../../test/support/history.ts';
import { createKeyring } from '../crypto/keyring.ts';
import { masterKeyFrom } from '../crypto/master-key.ts';
import type { OrganisationId } from '../db/scope.ts';
import { forgetPeople } from './forget-people.ts';
import { sealHistory } from './sealer.ts';

let trial: HistoryTrial;
let organisation: OrganisationId;
let made = 0;

before(async () => {
  trial = await startHistoryTrial();
});
after(() => trial.stop());

beforeEach(async () => {
  made += 1;
  organisation = await trial.addOrganisation(`9${String(made).padStart(7, '0')}`);
});

/** Three seals: of two events, of three, and of one. */
async function sealThrice(): Promise<string[]> {
  for (const count of [2, 3, 1]) {
    await trial.recordEvents(organisation, count);
    await sealHistory(trial.parts);
  }
  return await idsOfEvents();
}

async function idsOfEvents(): Promise<string[]> {
  const rows = await trial.query<{ id: string }>(
    'select id from history_event where organisation_id = $1 order by id',
    [organisation],
  );
  return rows.map((row) => row.id);
}

async function headOf(number: number): Promise<string> {
  const [row] = await trial.query<{ head: string }>(
    `select encode(head, 'hex') as head from history_seal where organisation_id = $1 and number = $2`,
    [organisation, number],
  );
  return row?.head ?? '';
}

async function faultsNow(expected: string[] = []) {
  const { faults } = await trial.check(organisation, expected);
  return faults.map(({ kind, what, seal, event }) => [kind, what, seal, event]);
}

test('what is recorded waits, is sealed, and the chain is whole', async () => {
  await trial.recordEvents(organisation, 3);
  const waiting = await trial.check(organisation);
  assert.equal(waiting.report.notYetSealed, 3);
  assert.equal(waiting.report.isWhole, true);
  assert.equal(await sealHistory(trial.parts), 'sealed');
  await trial.recordEvents(organisation, 1);
  await sealHistory(trial.parts);
  const { report, faults } = await trial.check(organisation, [await headOf(1), await headOf(2)]);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    { seals: report.seals, events: report.events, notYetSealed: report.notYetSealed, head: report.head },
    { seals: 2, events: 4, notYetSealed: 0, head: await headOf(2) },
  );
  assert.ok(trial.logged.some((line) => line.includes(report.head) && line.includes('history sealed')));
});

test('a pass with nothing to seal makes no seal', async () => {
  await sealThrice();
  await sealHistory(trial.parts);
  assert.equal((await trial.check(organisation)).report.seals, 3);
});

test('an event altered behind the back is named, whichever column', async () => {
  const changes = [
    `kind = 'user.deleted'`,
    `entity_type = 'import'`,
    'entity_id = gen_random_uuid()',
    'entity_version = 9',
    `actor_kind = 'user'`,
    'actor_id = gen_random_uuid()',
    `at = at + interval '1 microsecond'`,
    `request_id = 'another'`,
    `changed_fields = '{}'`,
  ];
  await trial.recordEvents(organisation, changes.length);
  await sealHistory(trial.parts);
  const ids = await idsOfEvents();
  for (const [index, change] of changes.entries())
    await trial.query(`update history_event set ${change} where id = $1`, [ids[index]]);
  assert.deepEqual(
    await faultsNow(),
    ids.map((id) => ['altered', 'event', 1, id]),
  );
});

test('values altered behind the back are named, and values emptied without the event that says so', async () => {
  const ids = await sealThrice();
  await trial.query(`update history_event set "values" = '{"email":{"to":"x"}}' where id = $1`, [ids[0]]);
  await trial.query('update history_event set salt = null, "values" = null where id = $1', [ids[5]]);
  assert.deepEqual(await faultsNow(), [
    ['altered', 'values', 1, ids[0]],
    ['altered', 'values', 3, ids[5]],
  ]);
});

test('an event deleted behind the back is missing, before its seal too', async () => {
  const ids = await sealThrice();
  await trial.query('delete from history_event where id = $1', [ids[4]]);
  assert.deepEqual(await faultsNow(), [['missing', 'event', 2, ids[4]]]);
  await trial.recordEvents(organisation, 2);
  const early = (await idsOfEvents()).at(-1);
  await trial.query('delete from history_event where id = $1', [early]);
  assert.deepEqual((await faultsNow()).at(-1), ['missing', 'event', null, early]);
  await sealHistory(trial.parts);
  assert.deepEqual((await faultsNow()).at(-1), ['missing', 'event', 4, early]);
  assert.ok(trial.logged.some((line) => line.includes('gone before their seal') && line.includes(String(early))));
});

test('an event put in past the trigger is added, and one slipped in with an old date is counted as late', async () => {
  const [first] = await sealThrice();
  const copy = `insert into history_event (organisation_id, id, kind, entity_type, entity_id, actor_kind, at, request_id, changed_fields, commitment)
    select organisation_id, gen_random_uuid(), kind, entity_type, entity_id, actor_kind, at - interval '2 hours', request_id, changed_fields, commitment
    from history_event where id = $1 returning id`;
  await trial.query('set session_replication_role = replica');
  const [added] = await trial.query<{ id: string }>(copy, [first]);
  await trial.query('set session_replication_role = origin');
  assert.deepEqual(await faultsNow(), [['added', 'event', null, added?.id]]);
  await trial.query('delete from history_event where id = $1', [added?.id]);
  await trial.query(
    copy.replace('commitment)', 'commitment, salt, "values")').replace('commitment\n', 'commitment, salt, "values"\n'),
    [first],
  );
  await sealHistory(trial.parts);
  const { report } = await trial.check(organisation);
  assert.deepEqual([report.isWhole, report.sealedLate], [true, 1]);
});

test('seals and events that changed places are reordered', async () => {
  await sealThrice();
  await trial.query('update history_seal set number = 9 where organisation_id = $1 and number = 1', [organisation]);
  await trial.query('update history_seal set number = 1 where organisation_id = $1 and number = 2', [organisation]);
  await trial.query('update history_seal set number = 2 where organisation_id = $1 and number = 9', [organisation]);
  assert.deepEqual(await faultsNow(), [
    ['reordered', 'seal', 1, null],
    ['reordered', 'seal', 2, null],
  ]);
  await trial.query(
    `update history_seal set event_ids = array[event_ids[2], event_ids[1], event_ids[3]],
      event_hashes = substr(event_hashes, 33, 32) || substr(event_hashes, 1, 32) || substr(event_hashes, 65)
     where organisation_id = $1 and event_count = 3`,
    [organisation],
  );
  assert.deepEqual(
    (await faultsNow()).map(([kind, what]) => [kind, what]),
    [
      ['reordered', 'seal'],
      ['reordered', 'seal'],
      ['reordered', 'event'],
    ],
  );
});

test('a seal taken out is missing, one changed is altered, and an end cut off shows against the head that was kept', async () => {
  const ids = await sealThrice();
  const kept = await headOf(3);
  await trial.query('delete from history_event where id = $1', [ids[5]]);
  await trial.query('delete from history_seal where organisation_id = $1 and number = 3', [organisation]);
  assert.deepEqual(await faultsNow(), []);
  assert.deepEqual(await faultsNow([kept]), [['truncated', 'head', 2, null]]);
  await trial.query(`update history_seal set at = at - interval '1 day' where organisation_id = $1 and number = 2`, [
    organisation,
  ]);
  assert.deepEqual((await faultsNow())[0], ['altered', 'seal', 2, null]);
  await trial.query('delete from history_seal where organisation_id = $1 and number = 1', [organisation]);
  const faults = await faultsNow();
  assert.ok(faults.some(([kind, what, seal]) => kind === 'missing' && what === 'seal' && seal === 1));
});

test('a chain made anew with another key is unproven, and lacks the heads of the old one', async () => {
  const [event] = await sealThrice();
  const kept = await headOf(3);
  await trial.query('update history_event set actor_id = gen_random_uuid() where id = $1', [event]);
  await trial.query(
    'insert into unsealed_history select organisation_id, event_ids[1], event_count, event_ids from history_seal where organisation_id = $1',
    [organisation],
  );
  await trial.query('delete from history_seal where organisation_id = $1', [organisation]);
  await sealHistory({ ...trial.parts, keyring: createKeyring(masterKeyFrom(randomBytes(32))) });
  assert.deepEqual(await faultsNow([kept]), [
    ['unproven', 'seal', 1, null],
    ['truncated', 'head', 1, null],
  ]);
});

test('a person is forgotten, and the chain holds', async () => {
  const person = await trial.recordEvents(organisation, 2);
  await sealHistory(trial.parts);
  await trial.recordEvents(organisation, 1, person);
  const other = await trial.recordEvents(organisation, 1);
  const { work } = trial.parts;
  const emptied = await work(trial.scopeOf(organisation), (tx) => forgetPeople(tx, [person]));
  assert.equal(emptied, 3);
  for (const sealed of [false, true]) {
    if (sealed) await sealHistory(trial.parts);
    const { report, faults } = await trial.check(organisation);
    assert.deepEqual(faults, []);
    assert.equal(report.forgotten, 3);
  }
  const left = await trial.query<{ entity_id: string; kind: string }>(
    'select entity_id, kind from history_event where organisation_id = $1 and "values" is not null order by id',
    [organisation],
  );
  assert.deepEqual(left, [
    { entity_id: other, kind: 'user.signed-in' },
    { entity_id: person, kind: 'user.forgotten' },
  ]);
});

test('nobody is forgotten in silence or in another organisation, and nothing of the chain can be changed by the server', async () => {
  const person = await trial.recordEvents(organisation, 1);
  await sealHistory(trial.parts);
  const { work } = trial.parts;
  const scope = trial.scopeOf(organisation);
  const silently = `select forget_person('${organisation}', array['${person}']::uuid[])`;
  const elsewhere = await trial.addOrganisation(`98${String(made).padStart(6, '0')}`);
  const attempts: [string, OrganisationId, RegExp][] = [
    [silently, organisation, /without a history event/],
    [silently, elsewhere, /another organisation/],
    ['update history_seal set number = 2', organisation, /permission denied/],
    ['delete from history_seal', organisation, /permission denied/],
    ['update history_event set salt = null', organisation, /permission denied/],
    [
      `insert into unsealed_history values ('${organisation}', '${person}', 1, array['${person}']::uuid[])`,
      organisation,
      /permission denied/,
    ],
    ['update unsealed_history set event_count = 2', organisation, /permission denied/],
  ];
  for (const [text, organisationId, refusal] of attempts)
    await assert.rejects(
      work({ ...scope, organisationId }, (tx) => sql.raw(text).execute(tx.db)),
      refusal,
      text,
    );
  assert.deepEqual((await trial.check(organisation)).faults, []);
});
