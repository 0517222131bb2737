import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { readOrganisation } from '@tillid/contract/organisation';
import type { readUserHistory } from '@tillid/contract/history';
import { force } from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { createUserBy, newUserBody } from '../../../../../test/support/new-user.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

const users = '/api/v1/users';
let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(() => server.stop());
beforeEach(async () => {
  administrator = await server.signIn('user-administrator');
});

/** The one unit of each kind that an organisation of the tests has. */
async function unitsOf(client: Client) {
  const organisation = readBody<ReplyOf<typeof readOrganisation>>(await client.get('/api/v1/organisation'), 200);
  const { productionUnits, seNumbers, invoicingMethods } = organisation;
  return {
    productionUnitId: productionUnits[0]?.productionUnitId ?? '',
    seNumberId: seNumbers[0]?.seNumberId ?? '',
    invoicingMethodId: invoicingMethods[0]?.invoicingMethodId ?? '',
  };
}

test('a new user is associated with what was chosen, and history tells it by number and name', async () => {
  const wanted = await unitsOf(administrator);
  const { user } = await createUserBy(administrator, wanted);
  assert.deepEqual(user.productionUnit, {
    productionUnitId: wanted.productionUnitId,
    number: '1900000018',
    name: 'Rådhuset',
  });
  assert.equal(user.seNumber?.number, '90010026');
  assert.equal(user.invoicingMethod?.ean, '5790001000011');
  const read = await administrator.get(`${users}/${user.userId}/history`);
  const { items } = readBody<ReplyOf<typeof readUserHistory>>(read, 200);
  const created = items.find(({ kind }) => kind === 'user.created');
  const told = (field: string) => created?.changes.find((change) => change.field === field)?.to;
  assert.deepEqual(
    [told('productionUnit'), told('seNumber'), told('invoicingMethod')],
    ['1900000018 Rådhuset', '90010026 Forsyningen', '5790001000011 Fællesforvaltningen'],
  );
});

test('what is left out or null is none', async () => {
  for (const parts of [{}, { productionUnitId: null, seNumberId: null, invoicingMethodId: null }]) {
    const { user } = await createUserBy(administrator, parts);
    assert.deepEqual([user.productionUnit, user.seNumber, user.invoicingMethod], [null, null, null]);
  }
});

test("what is not the organisation's, or not of its kind, is refused at its field and nobody is created", async () => {
  const own = await unitsOf(administrator);
  const theirs = await unitsOf(await server.otherOrganisation.signIn('user-administrator'));
  const swapped = { ...own, productionUnitId: own.seNumberId, seNumberId: own.productionUnitId };
  for (const [wanted, codes] of [
    [
      theirs,
      [
        '/productionUnitId production-unit-not-registered',
        '/seNumberId se-number-not-registered',
        '/invoicingMethodId ean-not-registered',
      ],
    ],
    [swapped, ['/productionUnitId production-unit-not-registered', '/seNumberId se-number-not-registered']],
  ] as const) {
    const [answer, happened] = await whatHappens(server, () => administrator.post(users, newUserBody(wanted)));
    const { status, errors } = readRefusal(answer);
    assert.equal(status, 422);
    assert.deepEqual(
      errors.map((error) => `${error.pointer} ${error.code}`),
      codes,
    );
    assert.deepEqual(happened, nothing);
  }
});

test('what the settings do not allow is refused with every other fault', async () => {
  const wanted = await unitsOf(administrator);
  const allow = (allowed: boolean) =>
    force(
      server,
      `update organisation_settings set settings = settings || jsonb_build_object('productionUnitsAllowed', $2::boolean, 'seNumbersAllowed', $2::boolean)
        where organisation_id = $1`,
      [server.organisation.organisationId, allowed],
    );
  await allow(false);
  const answer = await administrator.post(users, newUserBody({ ...wanted, email: 'nobody' }));
  await allow(true);
  assert.deepEqual(
    readRefusal(answer).errors.map((error) => `${error.pointer} ${error.code}`),
    ['/email email-format', '/productionUnitId production-unit-not-allowed', '/seNumberId se-number-not-allowed'],
  );
});

test('every problem answered was declared', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
