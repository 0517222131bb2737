import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { authenticatorsOf, give } from '../../../../test/support/authenticators.ts';
import { addUser } from '../../../../test/support/further-user.ts';
import { newPerson } from '../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../test/support/what-happened.ts';
import { givenMasterKey, masterKeyFrom } from '../platform/crypto/master-key.ts';
import { deliveries } from './deliveries.ts';
import { WrongUse } from './wrong-use.ts';

const key = randomBytes(32);
const absent = '01890000-0000-7000-8000-00000000abcd';
let server: TestServer;

before(async () => {
  server = await startTestServer({}, { masterKey: givenMasterKey(masterKeyFrom(key)) });
  Object.assign(process.env, {
    DATABASE_URL: server.databaseUrl,
    DATABASE_ROLE_PREFIX: server.platform.settings.rolePrefix,
    MASTER_KEY: key.toString('base64'),
    PUBLIC_URL: 'http://localhost:3000',
  });
});
after(() => server.stop());

async function run(...args: string[]): Promise<{ status: number; text: string }> {
  const texts: string[] = [];
  const status = await deliveries(args, { write: (text) => Promise.resolve(void texts.push(text)) });
  return { status, text: texts.join('') };
}

type Line = { readonly orderNumber: string; readonly orderId: string; readonly status: string; readonly means: string };

async function listed(...args: string[]): Promise<Line[]> {
  const { status, text } = await run('list', '--json', ...args);
  assert.equal(status, 0);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

/** Orders for somebody new; gives the ids of the orders and a way to read where they stand. */
async function order(choice: string, count: number) {
  const administrator = await server.signIn('user-administrator');
  const userId = await addUser(server, newPerson());
  const ids = await give(server, administrator, { userId, authenticators: [{ choice, count }] });
  const statuses = async () => {
    const { items } = await authenticatorsOf(administrator, userId);
    return ids.map((id) => items.find(({ authenticatorId }) => authenticatorId === id)?.status);
  };
  return { ids, statuses };
}

test('what is ordered is listed by order number and id, for which organisation and never for whom', async () => {
  const { ids } = await order('code-display', 2);
  const { text } = await run('list');
  for (const id of ids) {
    const line = text.split('\n').find((each) => each.includes(id)) ?? '';
    assert.match(
      line,
      /^[0-9A-F]{8} {2}[0-9a-f-]{36} {2}\d{4}-\d\d-\d\d {2}ordered {2}code-display +90010018 {2}Nordhavn/,
    );
    assert.ok(line.startsWith(id.slice(-8).toUpperCase()));
  }
  const lines = await listed('--status', 'ordered');
  assert.deepEqual(lines.map(({ orderId }) => orderId).toSorted(), ids.toSorted());
  assert.ok(lines.every(({ orderNumber, orderId }) => orderId.toUpperCase().endsWith(orderNumber)));
  assert.deepEqual(await listed('--status', 'sent'), []);
});

test('what is sent, and then delivered, is noted on its user and leaves the list', async () => {
  const { ids, statuses } = await order('chip', 2);
  const [sent, happened] = await whatHappens(server, () => run('send', ...ids));
  assert.deepEqual(sent, { status: 0, text: '2 noted as sent.\n' });
  assert.deepEqual(
    happened.events,
    Array.from({ length: 4 }, () => 'authenticator.sent'),
  );
  assert.deepEqual(await statuses(), ['sent', 'sent']);
  assert.deepEqual((await listed('--status', 'sent')).map(({ orderId }) => orderId).toSorted(), ids.toSorted());
  const delivered = await run('deliver', ...ids, '--json');
  assert.equal(delivered.status, 0);
  assert.deepEqual(JSON.parse(delivered.text), { step: 'deliver', orderIds: ids, refused: [] });
  assert.deepEqual(await statuses(), ['delivered', 'delivered']);
  assert.ok(!(await listed()).some(({ orderId }) => ids.includes(orderId)));
});

test('where one cannot be noted none is, and each that cannot is told', async () => {
  const { ids, statuses } = await order('audio-code-reader', 2);
  const [first = ''] = ids;
  assert.equal((await run('send', first)).status, 0);
  const [again, happened] = await whatHappens(server, () => run('send', ...ids));
  assert.deepEqual(again, {
    status: 1,
    text: `Nothing is noted. These are not there, or are further on already:\n  ${first}\n`,
  });
  const unknown = await run('deliver', ...ids, absent, '--json');
  assert.equal(unknown.status, 1);
  assert.deepEqual(JSON.parse(unknown.text).refused, [absent]);
  assert.deepEqual(happened, nothing);
  assert.deepEqual(await statuses(), ['sent', 'ordered']);
});

const wrongs: readonly { args: string[]; says: RegExp }[] = [
  { args: [], says: /needs one of list, send and deliver/ },
  { args: ['order'], says: /needs one of list, send and deliver/ },
  { args: ['list', '--status', 'delivered'], says: /^--status must be/ },
  { args: ['send'], says: /ORDER_ID is missing/ },
  { args: ['send', '4F2A90C1'], says: /^ORDER_ID must be an id as tillid deliveries list tells it/ },
  { args: ['deliver', ...Array.from({ length: 101 }, () => absent)], says: /^At most 100 orders/ },
];

for (const { args, says } of wrongs) {
  test(`wrong use: ${args.slice(0, 2).join(' ') || 'nothing'}, ${args.length} arguments`, async () => {
    const [, happened] = await whatHappens(server, () =>
      assert.rejects(run(...args), (error: unknown) => {
        assert.ok(error instanceof WrongUse);
        assert.match(error.message, says);
        return true;
      }),
    );
    assert.deepEqual(happened, nothing);
  });
}
