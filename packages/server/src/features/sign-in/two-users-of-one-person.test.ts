import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/session';
import { activate, createPending, newestToken } from '../../../../../test/support/activation.ts';
import { readBody } from '../../../../../test/support/answers.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

type Choices = ReplyOf<typeof contract.readSignInChoices>;

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});

test('a person who is two users of one organisation chooses which', async () => {
  const administrator = await server.signIn('user-administrator');
  const person = newPerson();
  const withCpr = await createPending(administrator, { person });
  await activate(server, server.visitor(), { token: await newestToken(server, withCpr.email), person });
  server.clock.advance({ minutes: 5 });
  const withCode = await createPending(administrator, { person: { ...person, cpr: undefined } });
  const activating = server.visitor();
  await activate(server, activating, { token: await newestToken(server, withCode.email), person });
  assert.equal((await activating.post('/api/v1/activation-proof/code', { code: withCode.code })).status, 200);
  const { organisationId } = server.organisation;
  const createdAt = new Map<string, string>();
  for (const { userId } of [withCpr, withCode]) {
    const client = server.visitor();
    assert.equal(await server.logIn(client, person), '/choose-organisation');
    const { organisations } = readBody<Choices>(await client.get('/api/v1/sign-in/choices'), 200);
    for (const choice of organisations) createdAt.set(choice.userId, choice.createdAt);
    const chosen = await client.post('/api/v1/sign-in/choose', { organisationId, userId });
    assert.deepEqual(chosen.body, { location: '/' });
    assert.equal((await client.get('/api/v1/session')).body['user']?.['userId'], userId);
  }
  assert.deepEqual([...createdAt.keys()].toSorted(), [withCpr.userId, withCode.userId].toSorted());
  assert.equal(new Set(createdAt.values()).size, 2);
});
