import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { activate, createPending, newForeigner, newestToken } from '../../../../../test/support/activation.ts';
import { visitEid } from '../../../../../test/support/eid-visit.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

let server: TestServer;
before(async () => {
  // The limits of a deployment: a mail scanner must not use up the log-in of whoever the mail is for.
  const limits = { ANONYMOUS_REQUESTS_PER_MINUTE: '300', SIGN_IN_STARTS_PER_MINUTE: '30' };
  server = await startTestServer(limits);
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});

const often = Array.from({ length: 100 }, (_, index) => index);

test('a scanner that opens a link a hundred times by GET and by HEAD changes nothing, and the person gets in', async () => {
  const user = await createPending(await server.signIn('user-administrator'));
  const token = await newestToken(server, user.email);
  const url = `/api/v1/activation/${token}`;
  const { app } = server.platform.http;
  const [statuses, happened] = await whatHappens(server, async () => {
    const seen = new Set<number>();
    for (const _ of often) {
      const opened = await server.visitor().get(url);
      assert.deepEqual(opened.body, {
        state: 'valid',
        organisationName: 'Nordhavn Kommune',
        asksConsent: true,
      });
      seen.add((await app.inject({ method: 'HEAD', url })).statusCode);
    }
    return seen;
  });
  assert.deepEqual([[...statuses], happened], [[200], nothing]);
  const client = server.visitor();
  assert.equal(await activate(server, client, { token, person: user.person }), '/activate/done');
});

test('a scanner that presses the button too begins log-ins that nobody ends; the person is let in the minute after', async () => {
  const user = await createPending(await server.signIn('user-administrator'));
  const token = await newestToken(server, user.email);
  server.clock.advance({ minutes: 2 });
  const start = () => server.visitor().post(`/api/v1/activation/${token}/start`, { language: 'da' });
  const [answers, happened] = await whatHappens(server, () => Promise.all(often.map(start)));
  assert.equal(answers.filter((answer) => answer.status === 200).length, 30);
  assert.ok(answers.every((answer) => answer.status === 200 || answer.headers['retry-after'] !== undefined));
  assert.deepEqual(happened, nothing);
  server.clock.advance({ minutes: 2 });
  assert.equal(await activate(server, server.visitor(), { token, person: user.person }), '/activate/done');
});

test('ten wrong codes and the right one at once: each counts or has to wait, and one outcome holds', async () => {
  const user = await createPending(await server.signIn('user-administrator'), { person: newForeigner() });
  const client = server.visitor();
  const token = await newestToken(server, user.email);
  assert.equal(await activate(server, client, { token, person: user.person }), '/activate/code');
  const codes = ['0000-0000-0000-00', user.code, ...often.slice(0, 9).map(() => '0000-0000-0000-00')];
  const [answers, happened] = await whatHappens(server, () =>
    Promise.all(codes.map((code) => client.post('/api/v1/activation-proof/code', { code }))),
  );
  const faults = answers.map((answer) => String(answer.body['errors']?.[0]?.['code'] ?? 'in'));
  const wrong = faults.filter((fault) => fault === 'code-wrong').length;
  const failed = happened.events.filter((event) => event === 'user.activation-code-failed').length;
  assert.equal(failed, wrong, 'each wrong try that was judged is written down');
  assert.ok(wrong <= 4, 'after the fourth the fifth has to wait');
  const isIn = faults.includes('in');
  assert.equal(happened.newSessions, isIn ? 1 : 0);
  assert.equal(happened.events.includes('user.activated'), isIn);
  assert.ok(faults.every((fault) => ['in', 'code-wrong', 'code-wait', 'already-active'].includes(fault)));
  server.clock.advance({ minutes: 5 });
  const later = await client.post('/api/v1/activation-proof/code', { code: user.code });
  assert.equal(later.status, 200);
});

test('a link that is followed in two windows of one browser: the log-in begun last counts', async () => {
  const user = await createPending(await server.signIn('user-administrator'));
  const token = await newestToken(server, user.email);
  const client = server.visitor();
  const paths: string[] = [];
  for (const _ of ['first', 'second']) {
    const started = await client.post(`/api/v1/activation/${token}/start`, { language: 'da' });
    const callback = await visitEid(started.body['location'], user.person);
    paths.push(callback.pathname + callback.search);
  }
  const pages: unknown[] = [];
  for (const path of paths) pages.push((await client.get(path)).headers['location']);
  assert.deepEqual(pages, ['/sign-in-refused?reason=expired', '/activate/done']);
});
