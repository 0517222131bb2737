import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/organisation-data';
import type { readUserHistory } from '@tillid/contract/history';
import type { readUser } from '@tillid/contract/users';
import { unitKinds } from '@tillid/domain/organisations/unit';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { createUserBy, newUserBody } from '../../../../../test/support/new-user.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { addUnitBy, listUnitsBy, makeUsersOf, units, type Unit } from '../../../../../test/support/units.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

type Removed = ReplyOf<typeof contract.removeUnit>;
type Read = ReplyOf<typeof contract.readUnit>;
type Profile = ReplyOf<typeof readUser>;

const many = 1_203;
const fieldOf = {
  'production-unit': 'productionUnitId',
  'se-number': 'seNumberId',
  'invoicing-method': 'invoicingMethodId',
} as const;
const columnOf = {
  'production-unit': 'production_unit_id',
  'se-number': 'se_number_id',
  'invoicing-method': 'invoicing_method_id',
} as const;

let server: TestServer;
let administrator: Client;
let userAdministrator: Client;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  administrator = await server.signIn('organisation-administrator');
  userAdministrator = await server.signIn('user-administrator');
});

function remove(unit: Pick<Unit, 'unitId' | 'version'>, replacementId: string | null = null) {
  return administrator.post(`${units}/${unit.unitId}/removal`, { replacementId }, { ifMatch: unit.version });
}

async function read(unitId: string): Promise<Read> {
  return readBody<Read>(await administrator.get(`${units}/${unitId}`), 200);
}

async function usersOf(unit: Pick<Unit, 'unitId' | 'kind'>): Promise<number> {
  const [row] = await server.query<{ n: number }>(
    `select count(*)::int as n from business_user where ${columnOf[unit.kind]} = $1`,
    [unit.unitId],
  );
  return row?.n ?? -1;
}

/** Makes the database refuse that one user leaves a unit, until the function it gives is called. */
async function holdOne(unit: Unit): Promise<() => Promise<unknown>> {
  const column = columnOf[unit.kind];
  await server.query(`
    create function refuse_move() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
    create trigger refuse_move before update on business_user for each row
      when (old.${column} = '${unit.unitId}' and old.email = 'xenia1@example.test')
      execute function refuse_move()`);
  return () => server.query('drop trigger refuse_move on business_user; drop function refuse_move()');
}

suite('a unit with few users', () => {
  for (const kind of unitKinds) {
    test(`goes at once with its users moved, each with an event that names both: ${kind}`, async () => {
      const [unit, other] = [
        await addUnitBy(administrator, { kind, name: 'Det gamle hus' }),
        await addUnitBy(administrator, { kind, name: 'Det nye hus' }),
      ];
      const { user } = await createUserBy(userAdministrator, { [fieldOf[kind]]: unit.unitId });
      assert.deepEqual((await read(unit.unitId)).users, { count: 1, more: false });
      const [answer, happened] = await whatHappens(server, () => remove(unit, other.unitId));
      assert.deepEqual(readBody<Removed>(answer, 202), { unit: null, users: 1 });
      assert.deepEqual(happened, { ...nothing, events: [`${kind}.removed`, 'user.unit-removed'], changedUsers: 1 });
      assert.equal((await administrator.get(`${units}/${unit.unitId}`)).status, 404);
      assert.equal(await usersOf(other), 1);
      const history = await userAdministrator.get(`/api/v1/users/${user.userId}/history`);
      const [newest] = readBody<ReplyOf<typeof readUserHistory>>(history, 200).items;
      assert.equal(newest?.kind, 'user.unit-removed');
      assert.deepEqual(
        newest.changes.map(({ from, to }) => [from, to]),
        [[`${unit.number} Det gamle hus`, `${other.number} Det nye hus`]],
      );
      assert.equal((await addUnitBy(administrator, { kind, number: unit.number, name: 'Igen' })).number, unit.number);
    });
  }

  test('its users can be left without', async () => {
    const unit = await addUnitBy(administrator);
    const { user } = await createUserBy(userAdministrator, { productionUnitId: unit.unitId });
    readBody(await remove(unit), 202);
    const profile = readBody<Profile>(await userAdministrator.get(`/api/v1/users/${user.userId}`), 200);
    assert.deepEqual([profile.productionUnit, profile.version], [null, user.version + 1]);
  });

  test('users move only to another unit of the same kind and organisation', async () => {
    const unit = await addUnitBy(administrator);
    const stranger = await server.otherOrganisation.signIn('organisation-administrator');
    const theirs = await addUnitBy(stranger);
    const seNumber = await addUnitBy(administrator, { kind: 'se-number' });
    const [, happened] = await whatHappens(server, async () => {
      for (const id of [unit.unitId, theirs.unitId, seNumber.unitId, '01900000-0000-7000-8000-000000000000']) {
        const errors = [{ pointer: '/replacementId', code: 'replacement-unusable' }];
        assert.deepEqual(readRefusal(await remove(unit, id)).errors, errors);
      }
    });
    assert.deepEqual(happened, nothing);
  });

  test('whoever is just being given the unit is waited for and moves too', async () => {
    const [unit, other] = [await addUnitBy(administrator), await addUnitBy(administrator)];
    const creations = Array.from({ length: 6 }, () =>
      userAdministrator.post('/api/v1/users', newUserBody({ productionUnitId: unit.unitId })),
    );
    const removal = remove(unit, other.unitId);
    const answers = await Promise.all(creations);
    readBody(await removal, 202);
    for (const answer of answers) {
      if (answer.status === 201) continue;
      assert.equal(readRefusal(answer).errors[0]?.code, 'production-unit-not-registered');
    }
    assert.equal(await usersOf(unit), 0);
    assert.equal(await usersOf(other), answers.filter(({ status }) => status === 201).length);
  });
});

suite('a unit with many users', () => {
  test('is shown as being removed, is given to nobody, and goes when its users have moved', async () => {
    const [unit, other] = [
      await addUnitBy(administrator, { name: 'Stort hus' }),
      await addUnitBy(administrator, { name: 'Større hus' }),
    ];
    await makeUsersOf(server, unit, many);
    const release = await holdOne(unit);
    const started = readBody<Removed>(await remove(unit, other.unitId), 202);
    const replacement = { number: other.number, name: 'Større hus' };
    assert.deepEqual(started.unit?.removal, { status: 'running', total: many, done: 0, replacement });
    await server.jobs.drained();

    const listed = (await listUnitsBy(administrator, 'production-unit', 'Stort')).items[0];
    assert.equal(listed?.removal?.status, 'running');
    const reason = { allowed: false, reason: 'unit-being-removed' };
    assert.deepEqual(listed.abilities, { rename: reason, makeDefault: reason, remove: reason });
    assert.equal(readRefusal(await remove({ ...unit, version: 2 })).errors[0]?.code, 'unit-being-removed');
    const target = await read(other.unitId);
    assert.deepEqual(target.unit.abilities.remove, { allowed: false, reason: 'unit-is-replacement' });
    assert.equal(readRefusal(await remove(target.unit)).errors[0]?.code, 'unit-is-replacement');
    const choices = await userAdministrator.get('/api/v1/unit-choices?kind=production-unit&search=Stort');
    assert.deepEqual(readBody<{ items: unknown[] }>(choices, 200).items, []);
    const created = await userAdministrator.post('/api/v1/users', newUserBody({ productionUnitId: unit.unitId }));
    assert.equal(readRefusal(created).errors[0]?.code, 'production-unit-not-registered');

    await release();
    await server.query('update graphile_worker._private_jobs set run_at = now()');
    await untilGone(unit);
    assert.equal(await usersOf(other), many);
    assert.deepEqual(await server.history(unit.unitId), [
      'production-unit.added',
      'production-unit.removal-started',
      'production-unit.removed',
    ]);
    const moved = await server.query<{ n: number; actor_id: string; version: number }>(
      `select count(*)::int as n, actor_id, entity_version as version from history_event
        where kind = 'user.unit-removed' and entity_id in (select id from business_user where production_unit_id = $1) group by 2, 3`,
      [other.unitId],
    );
    const actor_id = server.organisation.users['organisation-administrator'].userId;
    assert.deepEqual(moved, [{ n: many, actor_id, version: 2 }]);
    assert.deepEqual(await server.query('select id from unit_removal'), []);
  });

  test('a removal that fails for good says so; the unit can be chosen again, and removed again', async () => {
    const unit = await addUnitBy(administrator, { name: 'Fast hus' });
    await makeUsersOf(server, unit, many);
    const release = await holdOne(unit);
    readBody(await remove(unit), 202);
    await server.jobs.drained();
    await server.query('update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now()');
    await server.jobs.drained();
    while ((await server.query('select id from graphile_worker._private_jobs where locked_at is not null')).length > 0);
    const failed = await read(unit.unitId);
    assert.equal(failed.unit.removal?.status, 'failed');
    assert.equal(failed.users.count + (failed.unit.removal?.done ?? 0), many);
    assert.deepEqual(failed.unit.abilities.remove, { allowed: true, reason: null });
    await createUserBy(userAdministrator, { productionUnitId: unit.unitId });
    await release();
    readBody(await remove(failed.unit), 202);
    await untilGone(unit);
    assert.deepEqual(await server.history(unit.unitId), [
      'production-unit.added',
      'production-unit.removal-started',
      'production-unit.removal-failed',
      'production-unit.removal-started',
      'production-unit.removed',
    ]);
  });

  for (const left of ['the job failed for good', 'the job is gone'])
    test(`a removal that nothing carries on begins anew in the night: ${left}`, async () => {
      const [unit, other] = [await addUnitBy(administrator, { name: 'Glemt hus' }), await addUnitBy(administrator)];
      await makeUsersOf(server, unit, many);
      const release = await holdOne(unit);
      readBody(await remove(unit, other.unitId), 202);
      await server.jobs.drained();
      // As a server leaves it that is killed in the last attempt.
      await server.query(
        left === 'the job is gone'
          ? `delete from graphile_worker._private_jobs where payload->>'id' = $1`
          : `update graphile_worker._private_jobs set attempts = max_attempts where payload->>'id' = $1`,
        [unit.unitId],
      );
      await release();
      assert.equal((await read(unit.unitId)).unit.removal?.status, 'running');
      await server.query(`select graphile_worker.add_job('nightly')`);
      await untilGone(unit);
      assert.equal(await usersOf(other), many);
    });

  test('the only invoicing method can go; one that is added meanwhile is the default', async () => {
    const other = await server.otherOrganisation.signIn('organisation-administrator');
    const [only] = (await listUnitsBy(other, 'invoicing-method')).items;
    assert.ok(only?.isDefault);
    await makeUsersOf(server, only, 501, server.otherOrganisation.organisationId);
    const started = await other.post(
      `${units}/${only.unitId}/removal`,
      { replacementId: null },
      { ifMatch: only.version },
    );
    assert.equal(readBody<Removed>(started, 202).unit?.isDefault, false);
    const added = await addUnitBy(other, { kind: 'invoicing-method', name: 'Den nye' });
    assert.equal(added.isDefault, true);
    await server.jobs.drained();
    await untilGone(only);
  });
});

async function untilGone({ unitId }: Pick<Unit, 'unitId'>): Promise<void> {
  await server.jobs.drained();
  while ((await server.query('select from organisation_unit where id = $1', [unitId])).length > 0);
}

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
