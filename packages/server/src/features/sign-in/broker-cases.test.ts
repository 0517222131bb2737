import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { ServerResponse } from 'node:http';
import type { Client } from '../../../../../test/support/client.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import {
  startScriptedBroker,
  type BrokerPerson,
  type Script,
  type ScriptedBroker,
} from '../../../../../test/support/scripted-broker.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

const timeoutMs = 700;
const seconds = Math.floor(Date.now() / 1000);

let broker: ScriptedBroker;
let server: TestServer;
let person: BrokerPerson;
before(async () => {
  broker = await startScriptedBroker();
  server = await startTestServer({}, { eid: { issuer: broker.issuer, ...broker.client, timeoutMs } });
  person = newPerson();
  await addUser(server, person);
  assert.equal(await logIn(), '/');
});
after(async () => {
  await server.stop();
  await broker.close();
});
afterEach(() => broker.follow());

const refused = (reason: string) => `/sign-in-refused?reason=${reason}`;

async function begin(client: Client): Promise<string> {
  const started = await client.post('/api/v1/sign-in/start', { returnTo: null, language: 'da' });
  assert.equal(started.status, 200, started.text);
  return started.body['location'];
}

async function comeBack(client: Client, callback: URL): Promise<string> {
  return String((await client.get(callback.pathname + callback.search)).headers['location']);
}

/** Logs the person in; what the broker does from the visit on is in the script. */
async function logIn(script: Script = {}): Promise<string> {
  const client = server.visitor();
  const location = await begin(client);
  broker.follow(script);
  return await comeBack(client, await broker.visit(location, person));
}

/** Answers that a broker gives to the token request. */
function tokenAnswer(status: number, contentType: string, body: string): Script {
  return {
    answers: { '/token': (response) => response.writeHead(status, { 'content-type': contentType }).end(body) },
  };
}

/** Begins an answer and sends without end. */
function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"access_token":"');
  const more = () => {
    while (!response.destroyed && response.write('a'.repeat(65_536)));
  };
  response.on('drain', more);
  more();
}

const silence = () => undefined;

/** What the broker says that is not so; each ends at the same page, and the log says that the answer was not valid. */
const lies: Readonly<Record<string, Script>> = {
  'a signature of somebody else': { signedBy: 'stranger' },
  'no signature, and the algorithm none': { signedBy: 'nobody', header: { alg: 'none' } },
  'no signature': { signedBy: 'nobody' },
  "a signature with the client's secret": { signedBy: 'client-secret', header: { alg: 'HS256' } },
  'an algorithm that was not agreed': { header: { alg: 'RS256' } },
  'a key that is not published': { header: { kid: 'of-nobody' } },
  'a token for another client': { claims: { aud: 'somebody-else' } },
  'a token for us and others, made for another': { claims: { aud: ['tillid', 'somebody-else'], azp: 'somebody-else' } },
  'a token of another issuer': { claims: { iss: 'https://elsewhere.example' } },
  'the nonce of another log-in': { claims: { nonce: 'of-another' } },
  'no nonce': { claims: { nonce: undefined } },
  'a token that has run out': { claims: { iat: seconds - 600, exp: seconds - 300 } },
  'a token without end': { claims: { exp: undefined } },
  'a token that was made five minutes ago': { claims: { iat: seconds - 300, exp: seconds + 300 } },
  'a token that is made in five minutes': { claims: { iat: seconds + 300, exp: seconds + 600 } },
  'a token that holds from five minutes on': { claims: { nbf: seconds + 300 } },
  'no subject': { claims: { sub: undefined } },
  'an empty subject': { claims: { sub: '' } },
  'no level': { claims: { loa: undefined } },
  'a level that nobody knows': { claims: { aal: 'very-high' } },
  'no name': { claims: { given_name: undefined } },
  'no birth date': { claims: { birthdate: undefined } },
  'a birth date that is none': { claims: { birthdate: '6 May 1980' } },
  'a CPR number that is none': { claims: { 'dk.cpr': '1234567890' } },
  'no transaction': { claims: { transaction_id: undefined } },
  'a token that is none': tokenAnswer(
    200,
    'application/json',
    '{"access_token":"a","token_type":"bearer","id_token":"x"}',
  ),
  'no identity token': tokenAnswer(200, 'application/json', '{"access_token":"a","token_type":"bearer"}'),
  'a refusal of the code': tokenAnswer(400, 'application/json', '{"error":"invalid_grant"}'),
  'a page in place of JSON': tokenAnswer(200, 'text/html', '<p>Maintenance</p>'),
  'broken JSON': tokenAnswer(200, 'application/json', '{"access_token"'),
  'nothing at all': tokenAnswer(200, 'application/json', ''),
  'an answer without end': { answers: { '/token': flood } },
  'another issuer in the callback (RFC 9207)': { callback: { iss: 'https://elsewhere.example' } },
  'no issuer in the callback (RFC 9207)': { callback: { iss: undefined } },
  'a code that it did not give': { callback: { code: 'made-up' } },
  'an error that is no cancelling': { callback: { code: undefined, error: 'server_error' } },
};

describe('a broker that lies is not believed', () => {
  for (const [lie, script] of Object.entries(lies)) {
    test(lie, async () => {
      const [page, happened] = await whatHappens(server, () => logIn(script));
      assert.deepEqual([page, happened], [refused('failed'), nothing]);
    });
  }
});

/** What keeps the broker from answering; the person is told that it is not their fault, and can try again. */
const absences: Readonly<Record<string, Script>> = {
  'a token that never comes': { answers: { '/token': silence } },
  'keys that never come': { header: { kid: 'of-nobody' }, answers: { '/keys': silence } },
  'a fault of its own': tokenAnswer(500, 'text/html', '<p>Internal error</p>'),
  'a proxy that says it is away': tokenAnswer(503, 'application/json', '{"error":"temporarily_unavailable"}'),
  'a connection that is cut': { answers: { '/token': (response) => response.destroy() } },
  'a redirect to elsewhere': {
    answers: { '/token': (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end() },
  },
};

describe('a broker that is away', () => {
  for (const [absence, script] of Object.entries(absences)) {
    test(`${absence}: told within its time, and the next log-in works`, async () => {
      const [page, happened] = await whatHappens(server, () => logIn(script));
      assert.deepEqual([page, happened], [refused('unavailable'), nothing]);
      broker.follow();
      assert.equal(await logIn(), '/');
    });
  }

  test('down between begin and callback', async () => {
    const client = server.visitor();
    const callback = await broker.visit(await begin(client), person);
    await broker.goAway();
    const [page, happened] = await whatHappens(server, () => comeBack(client, callback));
    assert.deepEqual([page, happened], [refused('unavailable'), nothing]);
    await broker.comeBack();
    assert.equal(await logIn(), '/');
  });

  const unknown: Readonly<Record<string, Script['answers']>> = {
    down: { '/.well-known/openid-configuration': (response) => response.destroy() },
    silent: { '/.well-known/openid-configuration': silence },
    'under another name': {
      '/.well-known/openid-configuration': (response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"issuer":"https://elsewhere.example"}'),
    },
    'without end': { '/.well-known/openid-configuration': flood },
  };
  for (const [how, answers] of Object.entries(unknown)) {
    test(`${how} when its description is due: nothing begins, the next log-in works`, async () => {
      server.clock.advance({ hours: 2 });
      broker.follow(answers === undefined ? {} : { answers });
      const start = () => server.visitor().post('/api/v1/sign-in/start', { returnTo: null, language: 'da' });
      const [answer, happened] = await whatHappens(server, start);
      assert.deepEqual([answer.status, answer.body['errors']?.[0]?.['code']], [503, 'eid-unavailable']);
      assert.equal(answer.headers['retry-after'], '30');
      assert.deepEqual(happened, nothing);
      broker.follow();
      assert.equal(await logIn(), '/');
    });
  }
});

test('clocks that differ by seconds are no hindrance', async () => {
  assert.equal(await logIn({ claims: { iat: seconds + 20, exp: seconds + 140 } }), '/');
  assert.equal(await logIn({ claims: { iat: seconds - 40, exp: seconds - 5 } }), '/');
});

test('a new key of the broker is fetched when it is first met, and a known one is not fetched again', async () => {
  assert.equal(await logIn(), '/');
  const asked = broker.asked('/keys');
  assert.equal(await logIn(), '/');
  assert.equal(broker.asked('/keys'), asked);
  broker.rotateKey();
  assert.equal(await logIn(), '/');
  broker.rotateKey();
  assert.equal(await logIn(), '/');
  assert.equal(broker.asked('/keys'), asked + 2);
});

test('the description of the broker is fetched anew after an hour', async () => {
  const path = '/.well-known/openid-configuration';
  assert.equal(await logIn(), '/');
  const asked = broker.asked(path);
  assert.equal(await logIn(), '/');
  assert.equal(broker.asked(path), asked);
  server.clock.advance({ minutes: 61 });
  assert.equal(await logIn(), '/');
  assert.equal(broker.asked(path), asked + 1);
});
