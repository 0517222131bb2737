import assert from 'node:assert/strict';
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { pino } from 'pino';
import { createEidProvider } from './eid-provider.ts';

const checks = { state: 'state-of-the-test', nonce: 'nonce-of-the-test', verifier: 'v'.repeat(43) };
const published = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const strangers = generateKeyPairSync('ec', { namedCurve: 'P-256' });

let broker: Server;
let issuer: string;
/** What the broker of this test answers with. */
let answerWith: { key: KeyObject; claims: Record<string, unknown> };

before(async () => {
  broker = createServer((request, response) => {
    const documents: Readonly<Record<string, unknown>> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['ES256'],
        authorization_response_iss_parameter_supported: true,
      },
      '/keys': { keys: [{ ...published.publicKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }] },
      '/token': { access_token: 'opaque', token_type: 'bearer', id_token: idToken() },
    };
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(documents[request.url ?? '']));
  });
  broker.listen(0, '127.0.0.1');
  await once(broker, 'listening');
  issuer = `http://127.0.0.1:${(broker.address() as AddressInfo).port}`;
});
after(() => broker.close());

function idToken(): string {
  const now = Math.floor(performance.timeOrigin / 1000);
  const person = { sub: 's-1', given_name: 'Ida', family_name: 'Dahl', birthdate: '1980-05-06', transaction_id: 't-1' };
  const levels = { loa: 'substantial', ial: 'substantial', aal: 'substantial' };
  const times = { iat: now, exp: now + 300 };
  const payload = {
    iss: issuer,
    aud: 'tillid',
    nonce: checks.nonce,
    ...times,
    ...person,
    ...levels,
    ...answerWith.claims,
  };
  const parts = [{ alg: 'ES256', typ: 'JWT' }, payload].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signed = parts.join('.');
  const signature = sign('sha256', Buffer.from(signed), { key: answerWith.key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

async function outcomeOf(answer: typeof answerWith): Promise<string> {
  answerWith = answer;
  const redirectUri = 'http://localhost:3000/sign-in/callback';
  const client = { clientId: 'tillid', clientSecret: 'secret', redirectUri };
  const eid = createEidProvider({ issuer, ...client, testNumbers: true, log: pino({ level: 'silent' }) });
  const callback = new URL(`${redirectUri}?code=c&state=${checks.state}&iss=${encodeURIComponent(issuer)}`);
  const proven = await eid.complete(callback, checks);
  return proven.ok ? proven.value.subject : proven.fault;
}

test('an answer of the broker is believed when all of it holds', async () => {
  assert.equal(await outcomeOf({ key: published.privateKey, claims: {} }), 's-1');
});

const lies: readonly { what: string; key?: KeyObject; claims?: Record<string, unknown> }[] = [
  { what: 'signed by somebody else', key: strangers.privateKey },
  { what: 'meant for another client', claims: { aud: 'somebody-else' } },
  { what: 'of another issuer', claims: { iss: 'https://elsewhere.example' } },
  { what: 'run out', claims: { iat: 1_000_000_000, exp: 1_000_000_300 } },
  { what: 'to another log-in', claims: { nonce: 'of-another' } },
  { what: 'without a level', claims: { loa: undefined } },
];

for (const { what, key = published.privateKey, claims = {} } of lies) {
  test(`an answer ${what} is refused`, async () => {
    assert.equal(await outcomeOf({ key, claims }), 'answer-refused');
  });
}
