import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readBody } from '../../../../../test/support/answers.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { until } from '../../../../../test/support/until.ts';

const url = '/api/v1/operator/deliveries';

type Item = {
  orderId: string;
  means: string;
  status: string;
  organisation: { organisationId: string; cvr: string };
};
type Page = { items: Item[]; next: string | null };

let server: TestServer;
let operator: Client;
before(async () => {
  server = await startTestServer();
  operator = await server.signInOperator();
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});

async function list(query = ''): Promise<Page> {
  return readBody<Page>(await operator.get(`${url}${query}`), 200);
}

/** Creates a user who is given devices, and waits until they stand in the queue. */
async function order(choice: string, count = 1, { signIn } = server as Pick<TestServer, 'signIn'>): Promise<string[]> {
  const client = await signIn('user-administrator');
  const { firstName, lastName, cpr } = newPerson();
  const answer = await client.post('/api/v1/users', {
    firstName,
    lastName,
    cpr,
    dateOfBirth: null,
    email: 'device@example.test',
    phone: null,
    anonymous: false,
    referenceText: null,
    targetLevel: 'substantial',
    confirmedSamePerson: true,
    authenticators: [{ choice, count }],
  });
  const { user } = readBody<{ user: { userId: string } }>(answer, 201);
  const issued = () =>
    server.query<{ id: string }>(
      `select id from authenticator where user_id = '${user.userId}' and issued_at is not null order by id`,
    );
  const rows = await until(issued, ({ length }) => length === count);
  return rows.map(({ id }) => id);
}

function note(step: string, orderIds: string[], client = operator) {
  return client.post(url, { step, orderIds });
}

async function statuses(orderIds: readonly string[]): Promise<string[]> {
  const rows = await server.query<{ id: string; status: string }>('select id, status from authenticator');
  return orderIds.map((number) => rows.find(({ id }) => id === number)?.status ?? 'gone');
}

test('what is ordered is sent and delivered; the list says for which organisation and never for whom', async () => {
  const [number = ''] = await order('code-display');
  const { items } = await list('?status=ordered');
  const item = items.find(({ orderId }) => orderId === number);
  assert.deepEqual([item?.means, item?.organisation.cvr], ['code-display', server.organisation.cvr]);
  const text = (await operator.get(url)).text;
  const users = await server.query<{ first_name: string; email: string }>(
    'select first_name, email from business_user',
  );
  for (const user of users) assert.ok(!text.includes(user.email) && !text.includes(`"${user.first_name}`));

  assert.deepEqual(readBody(await note('send', [number]), 200), { noted: 1 });
  assert.deepEqual(await statuses([number]), ['sent']);
  assert.ok(!(await list('?status=ordered')).items.some(({ orderId }) => orderId === number));
  assert.ok((await list('?status=sent')).items.some(({ orderId }) => orderId === number));

  const again = await note('send', [number]);
  assert.equal(again.status, 422);
  assert.match(again.text, /"pointer":"\/orderIds\/0","code":"authenticator-status"/);

  readBody(await note('deliver', [number]), 200);
  assert.deepEqual(await statuses([number]), ['delivered']);
  assert.ok(!(await list()).items.some(({ orderId }) => orderId === number));
  assert.equal((await note('deliver', [number])).status, 404);

  const told = await server.query<{ kind: string; organisation_id: string; actor_kind: string; entity_type: string }>(
    `select kind, organisation_id, actor_kind, entity_type from history_event where kind in ('authenticator.sent', 'authenticator.delivered')`,
  );
  const of = (kind: string) =>
    told
      .filter((event) => event.kind === kind)
      .map((event) => event.entity_type)
      .toSorted();
  assert.deepEqual(of('authenticator.sent'), ['organisation', 'user']);
  assert.deepEqual(of('authenticator.delivered'), ['organisation', 'user']);
  assert.ok(told.every((event) => event.actor_kind === 'operator'));
});

test('several are noted at once, of several organisations; where one cannot be, none is', async () => {
  const ours = await order('chip', 2);
  const theirs = await order('audio-code-reader', 1, server.otherOrganisation);
  const absent = '01890000-0000-7000-8000-000000000000';
  const refused = await note('send', [...ours, absent]);
  assert.equal(refused.status, 404);
  assert.match(refused.text, /"\/orderIds\/2"/);
  assert.deepEqual(await statuses(ours), ['ordered', 'ordered']);

  readBody(await note('send', theirs), 200);
  const mixed = await note('send', [...ours, ...theirs]);
  assert.equal(mixed.status, 422);
  assert.deepEqual(await statuses([...ours, ...theirs]), ['ordered', 'ordered', 'sent']);

  assert.deepEqual(readBody(await note('deliver', [...ours, ...theirs, ...ours]), 200), { noted: 3 });
  assert.deepEqual(await statuses([...ours, ...theirs]), ['delivered', 'delivered', 'delivered']);
});

test('of two operators at once one notes it and the other is told', async () => {
  const numbers = await order('code-display', 2);
  const other = await server.signInOperator('Second Operator');
  const answers = await Promise.all([note('send', numbers), note('send', numbers.toReversed(), other)]);
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 422]);
  const events = await server.query(`
    select id from history_event where kind = 'authenticator.sent' and entity_type = 'user' and entity_id in
      (select user_id from authenticator where id = any(array['${numbers.join("','")}']::uuid[]))`);
  assert.equal(events.length, 2);
});

test('pages go through all of them, oldest first; what is no place or too many is refused', async () => {
  for (let count = 0; count < 18; count += 1) await order('chip', 3);
  const first = await list();
  assert.equal(first.items.length, 50);
  const rest = await list(`?after=${first.next}`);
  const all = [...first.items, ...rest.items].map(({ orderId }) => orderId);
  assert.equal(new Set(all).size, all.length);
  assert.ok(all.length >= 54 && rest.next === null);
  const forged = ['+020000-01-01T00:00Z', '-000001-01-01T00:00Z', '2026-99-99T99:99Z'].map((at) =>
    Buffer.from(`${at} ${all[0]}`).toString('base64url'),
  );
  for (const place of ['bm90LWEtY3Vyc29y', 'AAAA', ...forged])
    assert.equal((await operator.get(`${url}?after=${place}`)).status, 422);
  assert.equal((await note('send', [])).status, 422);
  assert.equal(
    (
      await note(
        'send',
        Array.from({ length: 101 }, () => all[0] ?? ''),
      )
    ).status,
    422,
  );
  assert.equal((await note('lose', [all[0] ?? ''])).status, 422);
});
