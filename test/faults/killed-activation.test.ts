import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBody } from '../support/answers.ts';
import { beginImport, readImportState } from '../support/large-import.ts';
import { startMailCatcher } from '../support/mail-catcher.ts';
import { findPlace, npmStart, queryPlace } from '../support/npm-start.ts';
import { logInAtDemo } from '../support/remote-client.ts';
import { until } from '../support/until.ts';

const people = 2_000;
const kills = 3;
/** Mails that one server sends at the same time: those may be in flight when it is killed. */
const mailsAtOnce = 3;

type Order = {
  readonly activationOrderId: string;
  readonly status: string;
  readonly total: number;
  readonly done: number;
  readonly skipped: number;
};

test('a bulk activation whose server is killed in the middle reaches everybody once', async (context) => {
  const catcher = await startMailCatcher();
  context.after(() => catcher.close());
  const ours = () => catcher.mails.filter((mail) => mail.to.startsWith('person-'));
  const place = await findPlace(context);
  const smtp = { SMTP_URL: `smtp://127.0.0.1:${catcher.port}?ignoreTLS=true` };
  let started = npmStart(place, smtp);
  async function killAndStart(): Promise<void> {
    started.kill('server');
    await started.ended;
    started = npmStart(place, smtp);
    await started.ready;
  }
  await started.ready;
  const administrator = await logInAtDemo(place.url);
  const importId = await beginImport(administrator, people, 'good-rows-only');
  await until(
    () => readImportState(administrator, importId),
    (state) => state.status === 'applied',
  );

  const selection = { all: true, importId, exceptUserIds: [] };
  const ordered = await administrator.post('/api/v1/activation-orders', {
    selection,
    authenticator: 'private',
    authenticatorLimit: 0,
  });
  const { activationOrderId, total } = readBody<{ activationOrderId: string; total: number }>(ordered, 202);
  assert.equal(total, people);
  const readOrder = async () =>
    readBody<Order>(await administrator.get(`/api/v1/activation-orders/${activationOrderId}`), 200);

  await until(readOrder, (order) => order.done >= 1_000);
  await killAndStart();
  assert.ok((await readOrder()).done >= 1_000);
  for (const sent of [600, 1_200]) {
    await catcher.until(() => ours().length >= sent);
    await killAndStart();
    assert.ok(ours().length < people, 'it was killed in the middle');
  }

  const order = await until(readOrder, ({ status }) => status === 'completed');
  assert.deepEqual([order.done, order.skipped], [people, 0]);
  await until(
    () => queryPlace<{ n: number }>(place, `select count(*)::int as n from email where status = 'queued'`),
    ([row]) => row?.n === 0,
  );
  const copies = Map.groupBy(ours(), (mail) => mail.messageId);
  assert.equal(copies.size, people);
  assert.equal(new Set(ours().map((mail) => mail.to)).size, people);
  const repeated = [...copies.values()].filter((each) => each.length > 1);
  assert.ok(repeated.every((each) => each.length === 2));
  assert.ok(repeated.length <= kills * mailsAtOnce, `${repeated.length} mails came twice`);
  const [found] = await queryPlace(
    place,
    `select count(*)::int as pending,
       (select count(*)::int from activation_link l join business_user u on u.id = l.user_id where u.import_id = '${importId}') as links,
       (select count(*)::int from history_event where kind = 'user.sent-for-activation') as events,
       (select count(*)::int from email where status <> 'sent') as unsent
     from business_user where import_id = '${importId}' and status = 'pending-activation'`,
  );
  assert.deepEqual(found, { pending: people, links: people, events: people, unsent: 0 });
  started.interrupt();
  await started.ended;
});
