import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { readUser } from '@tillid/contract/users';
import type { UnitKind } from '@tillid/domain/organisations/unit';
import { addImported, createPending, force } from '../../../../../test/support/activation.ts';
import { asProgram, makeApiClient } from '../../../../../test/support/api-client.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import {
  addMany,
  bulkChanges,
  carryOut,
  check,
  reasonsOf,
  start,
  untilEnded,
  unitOf,
  type Started,
} from '../../../../../test/support/bulk-changes.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { addUnitBy, units, type Unit } from '../../../../../test/support/units.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

type Profile = ReplyOf<typeof readUser>;

let server: TestServer;
let administrator: Client;
let organisationAdministrator: Client;
let house: Unit;
let school: Unit;

before(async () => {
  server = await startTestServer();
  organisationAdministrator = await server.signIn('organisation-administrator');
  house = await addUnitBy(organisationAdministrator, { name: 'Et hus' });
  school = await addUnitBy(organisationAdministrator, { name: 'En skole' });
});
after(() => server.stop());
beforeEach(async () => {
  administrator = await server.signIn('user-administrator');
});

async function addSome(count: number): Promise<string[]> {
  return await Promise.all(Array.from({ length: count }, () => addUser(server, newPerson())));
}

async function profile(userId: string): Promise<Profile> {
  return readBody<Profile>(await administrator.get(`/api/v1/users/${userId}`), 200);
}

async function houseOf(userId: string): Promise<string | undefined> {
  return (await profile(userId)).productionUnit?.name;
}

async function assignOne(userId: string, productionUnitId: string | null): Promise<void> {
  const { version } = await profile(userId);
  const body = { productionUnitId, seNumberId: null, invoicingMethodId: null };
  readBody(await administrator.put(`/api/v1/users/${userId}/units`, body, { ifMatch: version }), 200);
}

async function undo(bulkChangeId: string) {
  const begun = readBody<Started>(await administrator.post(`${bulkChanges}/${bulkChangeId}/undo`), 202);
  return await untilEnded(administrator, begun.bulkChangeId);
}

suite('who may', () => {
  test('not signed in, lacking the permission, of another organisation: nothing happens', async () => {
    const ordered = unitOf({ userIds: await addSome(1) }, house);
    const clients = {
      'not-authenticated': server.visitor(),
      'not-permitted': await server.signIn('rights-administrator'),
    };
    const stranger = await server.otherOrganisation.signIn('user-administrator');
    const theirs = await addUnitBy(await server.otherOrganisation.signIn('organisation-administrator'));
    const [, happened] = await whatHappens(server, async () => {
      for (const [code, client] of Object.entries(clients)) {
        assert.equal(readRefusal(await start(client, ordered)).code, code);
        assert.equal(readRefusal(await client.post(`${ordered.path}/check`, ordered.body)).code, code);
      }
      const wrong = [{ pointer: '/unit/unitId', code: 'production-unit-not-registered' }];
      assert.deepEqual(readRefusal(await start(stranger, ordered)).errors, wrong);
      const mixed = { ...ordered, body: { ...ordered.body, unit: unitBody(theirs) } };
      assert.deepEqual(readRefusal(await start(administrator, mixed)).errors, wrong);
    });
    assert.deepEqual(happened, nothing);
    const found = await check(stranger, { path: ordered.path, body: { ...ordered.body, unit: unitBody(theirs) } });
    assert.deepEqual(found, { selected: 0, able: 0, leftOut: [{ reason: 'gone', count: 1, users: [] }] });
  });

  test('an organisation administrator gives units and takes that back; a program needs the permission', async () => {
    const [userId = ''] = await addSome(1);
    const ended = await carryOut(organisationAdministrator, unitOf({ userIds: [userId] }, house));
    assert.deepEqual(ended.abilities.undo, { allowed: true, reason: null });
    const only = await makeApiClient(organisationAdministrator, ['users:read', 'users:deactivate']);
    const refused = await (await asProgram(server, only)).post(`${bulkChanges}/${ended.bulkChangeId}/undo`);
    assert.deepEqual(readRefusal(refused).errors[0]?.params, { permission: 'users:assign-units' });
    const permissions = ['users:read', 'users:assign-units'];
    const program = await asProgram(
      server,
      await makeApiClient(organisationAdministrator, permissions, 'Enhedssystem'),
    );
    const again = await carryOut(program, unitOf({ userIds: [userId] }, school));
    assert.deepEqual([again.startedBy.kind, again.done, await houseOf(userId)], ['api-client', 1, 'En skole']);
    const taken = await organisationAdministrator.post(`${bulkChanges}/${again.bulkChangeId}/undo`);
    await untilEnded(administrator, readBody<Started>(taken, 202).bulkChangeId);
    assert.equal(await houseOf(userId), 'Et hus');
  });
});

async function remove({ unitId, version }: Unit): Promise<void> {
  const answer = await organisationAdministrator.post(
    `${units}/${unitId}/removal`,
    { replacementId: null },
    { ifMatch: version },
  );
  readBody(answer, 202);
}

const unitBody = ({ kind, unitId }: Pick<Unit, 'kind' | 'unitId'>) => ({ kind, unitId });

suite('giving', () => {
  test('users of every status, but whoever has it already; each with an event, and none without a change', async () => {
    const [active = '', has = ''] = await addSome(2);
    await assignOne(has, house.unitId);
    const away = await addUser(server, newPerson(), { status: 'deactivated' });
    const [imported = ''] = await addImported(server, [{ person: newPerson() }]);
    const pending = (await createPending(administrator)).userId;
    await server.jobs.drained();
    const able = [active, away, imported, pending];
    const ordered = unitOf({ userIds: [...able, has] }, house);
    const [checked, unchanged] = await whatHappens(server, () => check(administrator, ordered));
    assert.deepEqual(unchanged, nothing);
    assert.deepEqual([checked.selected, checked.able, reasonsOf(checked)], [5, 4, { 'unit-already': 1 }]);
    const [ended, happened] = await whatHappens(server, () => carryOut(administrator, ordered));
    assert.deepEqual([ended.done, ended.leftOut], [4, checked.leftOut]);
    assert.deepEqual(ended.change.unit, { kind: house.kind, unitId: house.unitId, label: `${house.number} Et hus` });
    const events = ['bulk-change.completed', 'bulk-change.started', ...able.map(() => 'user.units-assigned')];
    assert.deepEqual(happened.events, events);
    for (const userId of able) assert.equal(await houseOf(userId), 'Et hus');
    const [told] = await server.query<{ values: string }>(
      `select "values" from history_event where entity_id = $1 and kind = 'bulk-change.started'`,
      [ended.bulkChangeId],
    );
    assert.deepEqual(JSON.parse(told?.values ?? ''), {
      bulkAction: { to: 'assign-unit' },
      productionUnit: { to: house.unitId },
      usersSelected: { to: '5' },
    });
  });

  for (const kind of ['se-number', 'invoicing-method'] as const satisfies readonly UnitKind[]) {
    test(`${kind}: given and taken away, the others stay`, async () => {
      const unit = await addUnitBy(organisationAdministrator, { kind, name: 'En enhed' });
      const [userId = ''] = await addSome(1);
      await assignOne(userId, house.unitId);
      const field = kind === 'se-number' ? 'seNumber' : 'invoicingMethod';
      assert.equal((await carryOut(administrator, unitOf({ userIds: [userId] }, unit))).done, 1);
      assert.equal((await profile(userId))[field]?.name, 'En enhed');
      const cleared = await carryOut(administrator, unitOf({ userIds: [userId] }, { kind, unitId: null }));
      assert.deepEqual(cleared.change.unit, { kind, unitId: null, label: null });
      assert.deepEqual([(await profile(userId))[field], await houseOf(userId)], [null, 'Et hus']);
    });
  }

  test('what the organisation does not allow is refused, and can still be taken away', async () => {
    const userIds = await addSome(1);
    await assignOne(userIds[0] ?? '', house.unitId);
    await allow(false);
    const refused = await start(administrator, unitOf({ userIds }, school));
    const gone = await carryOut(administrator, unitOf({ userIds }, { kind: 'production-unit', unitId: null }));
    await allow(true);
    assert.deepEqual(readRefusal(refused).errors, [{ pointer: '/unit/unitId', code: 'production-unit-not-allowed' }]);
    assert.equal(gone.done, 1);
  });

  test('a unit that is removed before its turn is given to nobody', async () => {
    const unit = await addUnitBy(organisationAdministrator, { name: 'Nedlagt' });
    const [userId = ''] = await addSome(1);
    await server.query('begin');
    await server.query('select from business_user where id = $1 for update', [userId]);
    const { bulkChangeId } = readBody<Started>(await start(administrator, unitOf({ userIds: [userId] }, unit)), 202);
    await remove(unit);
    await server.query('commit');
    const ended = await untilEnded(administrator, bulkChangeId);
    assert.deepEqual([ended.done, reasonsOf(ended)], [0, { 'unit-not-available': 1 }]);
    assert.equal(ended.change.unit?.label, `${unit.number} Nedlagt`);
    assert.equal(await houseOf(userId), undefined);
  });

  test('of two orders at once each does every user, and all end with one of both', async () => {
    const many = await addMany(server, 40);
    const begun = await Promise.all(
      [house, school].map((unit) => start(administrator, unitOf({ userIds: many }, unit))),
    );
    const ended = await Promise.all(
      begun.map((answer) => untilEnded(administrator, readBody<Started>(answer, 202).bulkChangeId)),
    );
    assert.deepEqual(
      ended.map(({ done }) => done),
      [40, 40],
    );
    const left = await server.query('select distinct production_unit_id from business_user where id = any($1)', [many]);
    assert.equal(left.length, 1);
  });
});

function allow(allowed: boolean): Promise<void> {
  return force(
    server,
    `update organisation_settings set settings = settings || jsonb_build_object('productionUnitsAllowed', $2::boolean)
      where organisation_id = $1`,
    [server.organisation.organisationId, allowed],
  );
}

suite('taking it back', () => {
  test('each gets what was there before; whoever has something else by now keeps it', async () => {
    const [none = '', other = '', moved = '', edited = ''] = await addSome(4);
    await assignOne(other, school.unitId);
    const ended = await carryOut(administrator, unitOf({ userIds: [none, other, moved, edited] }, house));
    await assignOne(moved, school.unitId);
    const contact = { email: 'other@example.test', phone: null, referenceText: null };
    const { version } = await profile(edited);
    readBody(await administrator.put(`/api/v1/users/${edited}/contact`, contact, { ifMatch: version }), 200);
    const undone = await undo(ended.bulkChangeId);
    assert.deepEqual([undone.change.action, undone.undoes], ['undo-assignment', ended.bulkChangeId]);
    assert.deepEqual([undone.selected, undone.done, reasonsOf(undone)], [4, 3, { 'changed-since': 1 }]);
    assert.deepEqual(await Promise.all([none, other, moved, edited].map(houseOf)), [
      undefined,
      'En skole',
      'En skole',
      undefined,
    ]);
    const answer = await administrator.post(`${bulkChanges}/${undone.bulkChangeId}/undo`);
    assert.equal(readRefusal(answer).errors[0]?.code, 'bulk-change-not-undoable');
  });

  test('what was there before and is removed since cannot be given back', async () => {
    const former = await addUnitBy(organisationAdministrator, { name: 'Fortid' });
    const [userId = ''] = await addSome(1);
    await assignOne(userId, former.unitId);
    const ended = await carryOut(administrator, unitOf({ userIds: [userId] }, house));
    await remove(former);
    const undone = await undo(ended.bulkChangeId);
    assert.deepEqual([undone.done, reasonsOf(undone)], [0, { 'unit-not-available': 1 }]);
    assert.equal(await houseOf(userId), 'Et hus');
  });
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
