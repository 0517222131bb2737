import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/user-changes';
import type { readUserHistory } from '@tillid/contract/history';
import { addImported, force } from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { createUserBy } from '../../../../../test/support/new-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { addUnitBy, type Unit } from '../../../../../test/support/units.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

type Body = BodyOf<typeof contract.assignUnits>;
type Profile = ReplyOf<typeof contract.assignUnits>;

const none: Body = { productionUnitId: null, seNumberId: null, invoicingMethodId: null };
let server: TestServer;
let administrator: Client;
let house: Unit;
let seNumber: Unit;
let method: Unit;

before(async () => {
  server = await startTestServer();
  const organisationAdministrator = await server.signIn('organisation-administrator');
  house = await addUnitBy(organisationAdministrator, { name: 'Et hus' });
  seNumber = await addUnitBy(organisationAdministrator, { kind: 'se-number', name: 'En afdeling' });
  method = await addUnitBy(organisationAdministrator, { kind: 'invoicing-method', name: 'En kasse' });
});
after(() => server.stop());
beforeEach(async () => {
  administrator = await server.signIn('user-administrator');
});

async function created(parts: Partial<Body> = {}): Promise<Profile> {
  return (await createUserBy(administrator, parts)).user;
}

function assign(user: Pick<Profile, 'userId' | 'version'>, parts: Partial<Body>, client = administrator) {
  return client.put(`/api/v1/users/${user.userId}/units`, { ...none, ...parts }, { ifMatch: user.version });
}

function allow(allowed: boolean): Promise<void> {
  return force(
    server,
    `update organisation_settings set settings = settings || jsonb_build_object('productionUnitsAllowed', $2::boolean, 'seNumbersAllowed', $2::boolean)
      where organisation_id = $1`,
    [server.organisation.organisationId, allowed],
  );
}

suite('who may', () => {
  test('not signed in, lacking the permission, of another organisation, stale: nothing happens', async () => {
    const user = await created();
    const clients = {
      'not-authenticated': server.visitor(),
      'not-permitted': await server.signIn('rights-administrator'),
      'not-found': await server.otherOrganisation.signIn('user-administrator'),
    };
    const [, happened] = await whatHappens(server, async () => {
      for (const [code, client] of Object.entries(clients))
        assert.equal(readRefusal(await assign(user, { productionUnitId: house.unitId }, client)).code, code);
      const stale = await assign({ ...user, version: 7 }, { productionUnitId: house.unitId });
      assert.deepEqual(readRefusal(stale), { status: 412, code: 'stale', errors: [] });
    });
    assert.deepEqual(happened, nothing);
  });

  for (const role of ['user-administrator', 'organisation-administrator'] as const) {
    test(`${role} may, whatever the status`, async () => {
      const client = await server.signIn(role);
      const [imported = ''] = await addImported(server, [{ person: newPerson() }]);
      const users = [imported];
      for (const status of ['pending-activation', 'active', 'deactivated']) {
        const { userId } = await created();
        await force(server, 'update business_user set status = $2 where id = $1', [userId, status]);
        users.push(userId);
      }
      for (const userId of users) {
        const user = readBody<Profile>(await client.get(`/api/v1/users/${userId}`), 200);
        assert.deepEqual(user.abilities.assignUnits, { allowed: true, reason: null });
        const assigned = readBody<Profile>(await assign(user, { productionUnitId: house.unitId }, client), 200);
        assert.equal(assigned.productionUnit?.name, 'Et hus');
        assert.equal(assigned.status, user.status);
      }
    });
  }
});

suite('assigning', () => {
  test('all three, then none; history names each before and after', async () => {
    const user = await created();
    const wanted = { productionUnitId: house.unitId, seNumberId: seNumber.unitId, invoicingMethodId: method.unitId };
    const [answer, happened] = await whatHappens(server, () => assign(user, wanted));
    const assigned = readBody<Profile>(answer, 200);
    assert.equal(answer.headers['etag'], '"2"');
    assert.deepEqual(
      [assigned.productionUnit?.number, assigned.seNumber?.number, assigned.invoicingMethod?.ean],
      [house.number, seNumber.number, method.number],
    );
    assert.deepEqual(happened, { ...nothing, events: ['user.units-assigned'], changedUsers: 1 });
    const cleared = readBody<Profile>(await assign(assigned, none), 200);
    assert.deepEqual([cleared.productionUnit, cleared.seNumber, cleared.invoicingMethod], [null, null, null]);
    const read = await administrator.get(`/api/v1/users/${user.userId}/history`);
    const { items } = readBody<ReplyOf<typeof readUserHistory>>(read, 200);
    const told = items[0]?.changes.toSorted((a, b) => a.field.localeCompare(b.field));
    assert.deepEqual(told, [
      { field: 'invoicingMethod', from: `${method.number} En kasse`, to: null },
      { field: 'productionUnit', from: `${house.number} Et hus`, to: null },
      { field: 'seNumber', from: `${seNumber.number} En afdeling`, to: null },
    ]);
  });

  test('what is saved as it was is no change', async () => {
    const user = await created({ productionUnitId: house.unitId });
    const [answer, happened] = await whatHappens(server, () => assign(user, { productionUnitId: house.unitId }));
    assert.equal(readBody<Profile>(answer, 200).version, user.version);
    assert.deepEqual(happened, nothing);
  });

  test('what is not allowed any more may stay and go, and no other come', async () => {
    const user = await created({ productionUnitId: house.unitId });
    await allow(false);
    const stayed = await assign(user, { productionUnitId: house.unitId, invoicingMethodId: method.unitId });
    const version = readBody<Profile>(stayed, 200).version;
    const refused = await assign({ ...user, version }, { productionUnitId: house.unitId, seNumberId: seNumber.unitId });
    const gone = await assign({ ...user, version }, none);
    await allow(true);
    const errors = [{ pointer: '/seNumberId', code: 'se-number-not-allowed' }];
    assert.deepEqual(readRefusal(refused), { status: 422, code: 'validation-failed', errors });
    assert.equal(readBody<Profile>(gone, 200).productionUnit, null);
  });

  test("another organisation's unit, and one of another kind, is none of ours", async () => {
    const user = await created();
    const theirs = await addUnitBy(await server.otherOrganisation.signIn('organisation-administrator'));
    const refused = await assign(user, { productionUnitId: theirs.unitId, invoicingMethodId: house.unitId });
    assert.deepEqual(readRefusal(refused).errors, [
      { pointer: '/productionUnitId', code: 'production-unit-not-registered' },
      { pointer: '/invoicingMethodId', code: 'ean-not-registered' },
    ]);
  });

  test('of two administrators at once one is told that the other was faster', async () => {
    const user = await created();
    const answers = await Promise.all([
      assign(user, { productionUnitId: house.unitId }),
      assign(user, { seNumberId: seNumber.unitId }),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 412]);
  });
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
