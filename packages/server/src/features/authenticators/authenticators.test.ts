import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { OrderChoice } from '@tillid/domain/authenticators/authenticator-order';
import { createPending } from '../../../../../test/support/activation.ts';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import {
  activateOwn,
  authenticatorsOf,
  give,
  handOver,
  type Authenticators,
} from '../../../../../test/support/authenticators.ts';
import type { Answer, Client } from '../../../../../test/support/client.ts';
import type { TestPerson } from '../../../../../test/support/eid-visit.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
  administrator = await server.signIn('user-administrator');
});
after(() => server.stop());

async function active(): Promise<{ userId: string; person: TestPerson }> {
  const person = newPerson();
  return { userId: await addUser(server, person), person };
}

const one = (choice: OrderChoice) => [{ choice, count: 1 }];
const add = (userId: string, authenticators: object, client = administrator): Promise<Answer> =>
  client.post(`/api/v1/users/${userId}/authenticators`, { authenticators });
function faultsOf(answer: Answer, status: number) {
  const refusal = readRefusal(answer);
  assert.equal(refusal.status, status, answer.text);
  return refusal.errors;
}

const place = (userId: string, authenticatorId: string) => `/api/v1/users/${userId}/authenticators/${authenticatorId}`;

/** Gives a user an app, activates it and logs in with it. */
async function withApp(): Promise<{ userId: string; authenticatorId: string; client: Client; person: TestPerson }> {
  const { userId, person } = await active();
  const [authenticatorId = ''] = await give(server, administrator, { userId, authenticators: one('app') });
  const own = server.visitor();
  assert.equal(await server.logIn(own, person), '/');
  own.organisationId = server.organisation.organisationId;
  assert.equal(
    await activateOwn(server, own, { authenticatorId, as: { separate: authenticatorId } }),
    '/authenticators/done',
  );
  const client = server.visitor();
  assert.equal(await server.logIn(client, { separate: authenticatorId }), '/');
  client.organisationId = server.organisation.organisationId;
  return { userId, authenticatorId, client, person };
}

async function isSignedIn(client: Client): Promise<boolean> {
  return (await client.get('/api/v1/session')).body['signedIn'];
}

suite('who may', () => {
  test('nobody who is not signed in, and only user administrators', async () => {
    const { userId } = await active();
    assert.equal((await add(userId, one('app'), server.visitor())).status, 401);
    for (const role of ['user', 'organisation-administrator', 'rights-administrator'] as const) {
      const refused = await add(userId, one('app'), await server.signIn(role));
      assert.deepEqual(faultsOf(refused, 403).at(0)?.params?.['permission'], 'authenticators:manage');
    }
  });

  test('other administrators see them and are told that they may not', async () => {
    const { userId } = await active();
    const seen = await authenticatorsOf(await server.signIn('rights-administrator'), userId);
    assert.deepEqual(seen.add, { allowed: false, reason: 'permission-missing' });
    assert.deepEqual(
      seen.items.map(({ kind, status, actions }) => ({ kind, status, actions })),
      [{ kind: 'private', status: 'activated', actions: [] }],
    );
  });

  test("another organisation's user and authenticator do not exist here, nor another user's authenticator on this one", async () => {
    const other = await server.otherOrganisation.signIn('user-administrator');
    const { userId, authenticatorId } = await withApp();
    const someone = await active();
    const [theirs] = (await authenticatorsOf(other, server.otherOrganisation.users.user.userId)).items;
    assert.ok(theirs);
    const cases: [Client, string, string][] = [
      [other, userId, authenticatorId],
      [administrator, userId, theirs.authenticatorId],
      [administrator, someone.userId, authenticatorId],
    ];
    for (const [client, user, authenticator] of cases) {
      const [answers, happened] = await whatHappens(server, async () => [
        await client.delete(place(user, authenticator)),
        await client.post(`${place(user, authenticator)}/block`, { reason: 'lost' }),
        await client.post(`${place(user, authenticator)}/replace`),
        await client.post(`${place(user, authenticator)}/renew`),
        await client.post(`${place(user, authenticator)}/retry`),
      ]);
      assert.deepEqual(
        answers.map(({ status }) => status),
        [404, 404, 404, 404, 404],
      );
      assert.deepEqual(happened, nothing);
    }
  });

  test('only an active user is given more', async () => {
    const pending = await createPending(administrator);
    assert.equal(faultsOf(await add(pending.userId, one('app')), 422).at(0)?.code, 'status-does-not-allow');
  });
});

suite('adding', () => {
  test('a code display is ordered at its price, mailed about and issued; operators see it without the user', async () => {
    const { userId } = await active();
    const [answer, happened] = await whatHappens(server, async () => {
      const added = await add(userId, one('code-display'));
      await server.jobs.drained();
      return added;
    });
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(happened, {
      ...nothing,
      newMails: 1,
      newSubjects: 1,
      events: ['authenticator.issued', 'authenticator.link-sent', 'authenticator.ordered'],
    });
    const { items, canLogIn } = await authenticatorsOf(administrator, userId);
    const [device] = items;
    assert.ok(device);
    assert.deepEqual(
      [device.kind, device.means, device.status, device.price, device.obstacle, device.actions],
      ['separate', 'code-display', 'ordered', 3350, 'authenticator-not-activated', ['remove']],
    );
    assert.equal(device.orderedBy.kind, 'user');
    assert.ok(canLogIn);
    const mail = server.mails.at(-1);
    assert.match(mail?.subject ?? '', /^Nyt identifikationsmiddel til dig hos Nordhavn Kommune/);
    assert.match(mail?.text ?? '', /Kodeviser: et særskilt MitID[\s\S]*Code display: a separate MitID/);
  });

  test('several at once, each told; what the settings do not offer and too many are refused together', async () => {
    const { userId } = await active();
    const answer = readBody<Authenticators>(await add(userId, [{ choice: 'chip', count: 2 }, ...one('app')]), 200);
    assert.deepEqual(answer.items.map((item) => item.means ?? item.kind).toSorted(), [
      'app',
      'chip',
      'chip',
      'private',
    ]);
    assert.equal(answer.offers.find(({ choice }) => choice === 'chip')?.left, 1);
    await server.jobs.drained();
    const [refused, happened] = await whatHappens(server, () =>
      add(userId, [{ choice: 'chip', count: 2 }, ...one('private'), ...one('shared')]),
    );
    assert.deepEqual(
      faultsOf(refused, 422).map(({ pointer, code }) => [pointer, code]),
      [
        ['/authenticators/0', 'authenticator-too-many'],
        ['/authenticators/1', 'authenticator-too-many'],
        ['/authenticators/2', 'authenticator-not-offered'],
      ],
    );
    assert.deepEqual(happened, nothing);
  });

  test('nothing, a count of nothing and what nobody knows do not pass', async () => {
    const { userId } = await active();
    for (const wrong of [
      [],
      [{ choice: 'chip', count: 0 }],
      [{ choice: 'chip', count: 4 }],
      one('local' as OrderChoice),
    ])
      assert.equal((await add(userId, wrong)).status, 422);
  });

  test('of twenty orders at once the user gets three and no more', async () => {
    const { userId } = await active();
    const answers = await Promise.all(Array.from({ length: 20 }, () => add(userId, one('code-display'))));
    assert.equal(answers.filter(({ status }) => status === 200).length, 3);
    assert.equal(answers.filter(({ status }) => status === 422).length, 17);
    const { items } = await authenticatorsOf(administrator, userId);
    assert.equal(items.filter(({ means }) => means === 'code-display').length, 3);
  });

  test('the same order sent twice is one', async () => {
    const { userId } = await active();
    const body = { authenticators: one('chip') };
    const send = () => administrator.post(`/api/v1/users/${userId}/authenticators`, body, { key: `chip-${userId}` });
    assert.deepEqual([(await send()).status, (await send()).status], [200, 200]);
    assert.equal(
      (await authenticatorsOf(administrator, userId)).items.filter(({ means }) => means === 'chip').length,
      1,
    );
  });
});

suite('taking away', () => {
  test('removing ends the sessions begun with it, mails the user and lets nobody in', async () => {
    const { userId, authenticatorId, client } = await withApp();
    assert.ok(await isSignedIn(client));
    const [answer, happened] = await whatHappens(server, () => administrator.delete(place(userId, authenticatorId)));
    const [removed] = readBody<Authenticators>(answer, 200).items;
    assert.deepEqual([removed?.status, removed?.blockedReason, removed?.actions], ['blocked', 'removed', []]);
    assert.equal(removed?.blockedBy?.kind, 'user');
    assert.deepEqual(happened, {
      ...nothing,
      newMails: 1,
      newSessions: -1,
      events: ['authenticator.removed:removed'],
    });
    assert.ok(!(await isSignedIn(client)));
    await server.jobs.drained();
    assert.equal(
      await server.logIn(server.visitor(), { separate: authenticatorId }).catch(() => 'refused at the eID'),
      'refused at the eID',
    );
    const again = await administrator.delete(place(userId, authenticatorId));
    assert.equal(faultsOf(again, 422).at(0)?.code, 'authenticator-status');
  });

  test('a session begun with the own eID goes on when another authenticator goes', async () => {
    const { userId, authenticatorId, person } = await withApp();
    const own = server.visitor();
    assert.equal(await server.logIn(own, person), '/');
    own.organisationId = server.organisation.organisationId;
    await administrator.delete(place(userId, authenticatorId));
    assert.ok(await isSignedIn(own));
  });

  test('taking away the last is allowed and said', async () => {
    const { userId, person } = await active();
    const [own] = (await authenticatorsOf(administrator, userId)).items;
    const left = readBody<Authenticators>(await administrator.delete(place(userId, own?.authenticatorId ?? '')), 200);
    assert.equal(left.canLogIn, false);
    await server.jobs.drained();
    assert.match(server.mails.at(-1)?.text ?? '', /Du har nu intet at logge ind med/);
    assert.equal(await server.logIn(server.visitor(), person), '/sign-in-refused?reason=no-user');
    assert.ok((await server.history(userId)).includes('user.sign-in-refused'));
  });

  test('a lost device is blocked and can be replaced at the price of today; the new one says what it stands in for', async () => {
    const { userId } = await active();
    const [deviceId = ''] = await give(server, administrator, { userId, authenticators: one('audio-code-reader') });
    await handOver(server, deviceId);
    const blocked = await administrator.post(`${place(userId, deviceId)}/block`, { reason: 'stolen' });
    assert.deepEqual(readBody<Authenticators>(blocked, 200).items[0]?.actions, ['replace']);
    const renewed = await administrator.post(`${place(userId, deviceId)}/renew`);
    assert.equal(faultsOf(renewed, 422).at(0)?.code, 'authenticator-status');
    const [answer, happened] = await whatHappens(server, async () => {
      const replaced = await administrator.post(`${place(userId, deviceId)}/replace`);
      await server.jobs.drained();
      return replaced;
    });
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(happened.events, [
      'authenticator.issued',
      'authenticator.link-sent',
      'authenticator.ordered',
      'authenticator.replaced:replaced',
    ]);
    const [next] = (await authenticatorsOf(administrator, userId)).items;
    assert.deepEqual([next?.replacesId, next?.price, next?.status], [deviceId, 23_550, 'ordered']);
  });

  test('an app on a new phone is activated anew: until then it opens nothing', async () => {
    const { userId, authenticatorId, client, person } = await withApp();
    const renewed = await administrator.post(`${place(userId, authenticatorId)}/renew`);
    assert.equal(readBody<Authenticators>(renewed, 200).items[0]?.status, 'delivered');
    assert.ok(!(await isSignedIn(client)));
    await server.jobs.drained();
    assert.equal(
      await server.logIn(server.visitor(), { separate: authenticatorId }),
      '/sign-in-refused?reason=no-user',
    );
    const own = server.visitor();
    await server.logIn(own, person);
    own.organisationId = server.organisation.organisationId;
    const path = await activateOwn(server, own, { authenticatorId, as: { separate: authenticatorId } });
    assert.equal(path, '/authenticators/done');
    assert.equal(await server.logIn(server.visitor(), { separate: authenticatorId }), '/');
  });
});

suite('the link', () => {
  test('is mailed again, at most once a minute, and only where something waits', async () => {
    const { userId } = await active();
    const resend = () => administrator.post(`/api/v1/users/${userId}/authenticator-link`);
    assert.equal(faultsOf(await resend(), 422).at(0)?.code, 'nothing-to-activate');
    await give(server, administrator, { userId, authenticators: one('app') });
    assert.equal((await resend()).status, 429);
    server.clock.advance({ minutes: 1 });
    const [answer, happened] = await whatHappens(server, resend);
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual([happened.events, happened.newMails], [['authenticator.link-sent'], 1]);
  });
});

test('prices are told to whoever is signed in', async () => {
  const answer = await (await server.signIn('user')).get('/api/v1/prices');
  assert.deepEqual([answer.status, answer.body['today']?.['code-display'], answer.body['later']], [200, 3350, []]);
});

test('no problem was answered that its endpoint does not declare', () => {
  assert.deepEqual(server.undeclaredProblems, []);
});
