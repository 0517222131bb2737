import assert from 'node:assert/strict';
import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { SignJWT } from 'jose';
import { aboutProgram, sendTokenRequest } from '../../../../../test/support/api-client.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

const audience = 'http://localhost:3000/api/v1/token';
const pairs = {
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: generateKeyPairSync('ed25519'),
  PS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
};
type Algorithm = keyof typeof pairs;
const algorithms = Object.keys(pairs) as Algorithm[];

let server: TestServer;
let administrator: Client;
let clientId: string;
let apiClientId: string;

before(async () => {
  server = await startTestServer();
  administrator = await server.signIn('organisation-administrator');
  const made = await make('Lønsystem', JSON.stringify({ keys: algorithms.map(jwk) }));
  clientId = made.body['client']?.['clientId'];
  apiClientId = made.body['client']?.['apiClientId'];
  assert.equal(made.body['secret'], null);
});
after(() => server.stop());

function jwk(alg: Algorithm) {
  return { ...pairs[alg].publicKey.export({ format: 'jwk' }), alg, kid: `key-${alg}` };
}

function make(name: string, publicKeys: string) {
  return administrator.post('/api/v1/api-clients', {
    ...aboutProgram,
    name,
    permissions: ['users:read'],
    authentication: 'private-key',
    publicKeys,
  });
}

const seconds = () => Math.floor(server.platform.clock.now().epochMilliseconds / 1000);

type Parts = {
  claims?: Readonly<Record<string, unknown>>;
  header?: Record<string, unknown>;
  key?: KeyObject;
  alg?: string;
};

/** A right assertion but for these parts. */
function sign({ claims = {}, header = {}, key = pairs.ES256.privateKey, alg = 'ES256' }: Parts = {}): Promise<string> {
  const now = seconds();
  const right = { iss: clientId, sub: clientId, aud: audience, iat: now, exp: now + 60, jti: randomUUID() };
  return new SignJWT({ ...right, ...claims }).setProtectedHeader({ alg, ...header }).sign(key);
}

function request(assertion: string, more: Record<string, string> = {}) {
  return sendTokenRequest(server, {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    ...more,
  });
}

async function lastRefusal(): Promise<unknown> {
  const [row] = await server.query<{ values: string }>(
    `select "values" from history_event where entity_id = $1 and kind = 'api-client.token-refused' order by at desc, id desc limit 1`,
    [apiClientId],
  );
  return row === undefined ? undefined : JSON.parse(row.values).reason.to;
}

describe('a signed assertion', () => {
  for (const alg of algorithms) {
    test(`by ${alg} gets a token`, async () => {
      const answer = await request(await sign({ alg, key: pairs[alg].privateKey }));
      assert.equal(answer.status, 200, answer.text);
    });
  }

  test('by Ed25519 under its newer name, with kid and client_id, for the issuer, gets a token', async () => {
    const assertion = await sign({
      alg: 'Ed25519',
      key: pairs.EdDSA.privateKey,
      header: { kid: 'key-EdDSA' },
      claims: { aud: ['http://localhost:3000'] },
    });
    assert.equal((await request(assertion, { client_id: clientId })).status, 200);
  });

  test('is taken once, on this server and on every other', async () => {
    const assertion = await sign();
    assert.equal((await request(assertion)).status, 200);
    const again = await request(assertion);
    assert.equal(again.status, 401);
    assert.match(again.text, /has been used/);
    const [row] = await server.query<{ count: number }>('select count(*)::int as count from api_client_assertion');
    assert.ok((row?.count ?? 0) > 0);
  });

  test('and its token are erased in the night after both have run out', async () => {
    assert.equal((await request(await sign())).status, 200);
    const kept = () =>
      server.query('select expires_at from api_access_token union all select expires_at from api_client_assertion');
    const night = async () => {
      await server.query(`select graphile_worker.add_job('nightly')`);
      await server.jobs.drained();
    };
    await night();
    assert.ok((await kept()).length >= 2);
    server.clock.advance({ hours: 2 });
    await night();
    assert.deepEqual(await kept(), []);
  });

  test('sent twice at once gets one token', async () => {
    const assertion = await sign();
    const answers = await Promise.all([request(assertion), request(assertion)]);
    assert.deepEqual(answers.map((answer) => answer.status).toSorted(), [200, 401]);
  });
});

const elsewhere = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

/** Every wrong assertion with the reason that history tells. */
const wrongAssertions: Readonly<Record<string, { parts: () => Parts; reason: string }>> = {
  'another key': { parts: () => ({ key: elsewhere }), reason: 'assertion-signature-wrong' },
  'a key that is not registered by name': {
    parts: () => ({ header: { kid: 'other' } }),
    reason: 'assertion-key-unknown',
  },
  'another algorithm than the key’s': {
    parts: () => ({ alg: 'RS256', key: pairs.PS256.privateKey, header: { kid: 'key-PS256' } }),
    reason: 'assertion-key-unknown',
  },
  'a longer hash': {
    parts: () => ({ alg: 'PS512', key: pairs.PS256.privateKey }),
    reason: 'assertion-key-unknown',
  },
  'for somebody else': {
    parts: () => ({ claims: { aud: 'https://elsewhere.example/token' } }),
    reason: 'assertion-claim-wrong',
  },
  'from somebody else': { parts: () => ({ claims: { iss: 'me' } }), reason: 'assertion-claim-wrong' },
  'without jti': { parts: () => ({ claims: { jti: undefined } }), reason: 'assertion-claim-wrong' },
  'without exp': { parts: () => ({ claims: { exp: undefined } }), reason: 'assertion-claim-wrong' },
  'without iat': { parts: () => ({ claims: { iat: undefined } }), reason: 'assertion-claim-wrong' },
  expired: {
    parts: () => ({ claims: { iat: seconds() - 200, exp: seconds() - 100 } }),
    reason: 'assertion-expired',
  },
  'made long ago': {
    parts: () => ({ claims: { iat: seconds() - 400, exp: seconds() + 60 } }),
    reason: 'assertion-expired',
  },
  'made in the future': {
    parts: () => ({ claims: { iat: seconds() + 120, exp: seconds() + 180 } }),
    reason: 'assertion-claim-wrong',
  },
  'that holds for an hour': {
    parts: () => ({ claims: { exp: seconds() + 3600 } }),
    reason: 'assertion-lasts-too-long',
  },
  'that holds for longer than there are dates': {
    parts: () => ({ claims: { exp: 1e300 } }),
    reason: 'assertion-lasts-too-long',
  },
  'not yet valid': { parts: () => ({ claims: { nbf: seconds() + 120 } }), reason: 'assertion-claim-wrong' },
};

describe('a wrong assertion gets no token', () => {
  for (const [name, { parts, reason }] of Object.entries(wrongAssertions)) {
    test(name, async () => {
      server.clock.advance({ hours: 1 });
      const answer = await request(await sign(parts()));
      assert.equal(answer.status, 401, answer.text);
      assert.equal(answer.body['error'], 'invalid_client');
      assert.equal(await lastRefusal(), reason);
    });
  }

  test('signed by nobody, or by a secret that is the public key', async () => {
    const [header, payload] = (await sign()).split('.');
    const none = `${btoa(JSON.stringify({ alg: 'none' })).replaceAll('=', '')}.${payload}.`;
    const publicPem = pairs.RS256.publicKey.export({ type: 'spki', format: 'pem' });
    const shared = await new SignJWT({ iss: clientId, sub: clientId, aud: audience, jti: randomUUID() })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt(seconds())
      .setExpirationTime(seconds() + 60)
      .sign(new TextEncoder().encode(String(publicPem)));
    for (const assertion of [none, shared, `${header}.${payload}.AAAA`, 'nonsense']) {
      const answer = await request(assertion);
      assert.equal(answer.body['error'], 'invalid_client', assertion);
    }
  });

  test('of another type, or absent', async () => {
    const other = await request(await sign(), { client_assertion_type: 'urn:other' });
    assert.equal(other.body['error'], 'invalid_request');
    const absent = await sendTokenRequest(server, {
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });
    assert.equal(absent.body['error'], 'invalid_request');
  });

  test('a secret of a client that has keys', async () => {
    const answer = await sendTokenRequest(server, {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: 'x',
    });
    assert.equal(answer.body['error'], 'invalid_client');
  });
});

const pem = (key: KeyObject, type: 'spki' | 'pkcs8') => String(key.export({ type, format: 'pem' } as never));
const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
const otherCurve = generateKeyPairSync('ec', { namedCurve: 'P-384' });

const pasted: Readonly<Record<string, { text: string; fault: string | null }>> = {
  'a JWK': { text: JSON.stringify(jwk('ES256')), fault: null },
  'two keys in PEM': { text: pem(pairs.PS256.publicKey, 'spki') + pem(pairs.EdDSA.publicKey, 'spki'), fault: null },
  nothing: { text: ' ', fault: 'keys-missing' },
  'an empty set': { text: '{"keys": []}', fault: 'keys-missing' },
  'six keys': { text: JSON.stringify({ keys: Array.from({ length: 6 }, () => jwk('ES256')) }), fault: 'keys-too-many' },
  'the same key twice': { text: JSON.stringify({ keys: [jwk('ES256'), jwk('ES256')] }), fault: 'keys-same-id' },
  'a private key in PEM': { text: pem(pairs.ES256.privateKey, 'pkcs8'), fault: 'key-is-private' },
  'a private JWK': { text: JSON.stringify(pairs.EdDSA.privateKey.export({ format: 'jwk' })), fault: 'key-is-private' },
  'a shared key': { text: '{"kty": "oct", "k": "c2VjcmV0"}', fault: 'key-is-private' },
  words: { text: 'not a key', fault: 'key-unreadable' },
  'broken PEM': { text: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', fault: 'key-unreadable' },
  'a point beside the curve': { text: JSON.stringify({ ...jwk('ES256'), y: 'AAAA' }), fault: 'key-unreadable' },
  'another curve': { text: pem(otherCurve.publicKey, 'spki'), fault: 'key-kind-not-allowed' },
  'a short RSA key': { text: pem(short.publicKey, 'spki'), fault: 'key-too-short' },
  // Its signatures are what they sign, so anybody could make them.
  'an RSA key with an exponent of one': {
    text: JSON.stringify({ ...jwk('RS256'), e: 'AQ' }),
    fault: 'key-kind-not-allowed',
  },
  'an RSA key with an even exponent': {
    text: JSON.stringify({ ...jwk('RS256'), e: 'Ag' }),
    fault: 'key-kind-not-allowed',
  },
  'a name with a control character': {
    text: JSON.stringify({ ...jwk('ES256'), kid: 'a\0b' }),
    fault: 'key-unreadable',
  },
  'a name with half a character': {
    text: JSON.stringify({ ...jwk('ES256'), kid: 'a\ud800' }),
    fault: 'key-unreadable',
  },
  'a name that turns around what follows': {
    text: JSON.stringify({ ...jwk('ES256'), kid: 'a\u202eb' }),
    fault: 'key-unreadable',
  },
  'an algorithm that is not the key’s': {
    text: JSON.stringify({ ...jwk('ES256'), alg: 'HS256' }),
    fault: 'key-algorithm-wrong',
  },
};

describe('pasted keys', () => {
  // The hours of the tests before have ended the session.
  before(async () => {
    administrator = await server.signIn('organisation-administrator');
  });
  for (const [name, { text, fault }] of Object.entries(pasted)) {
    test(name, async () => {
      const made = await make(`Program med ${name}`, text);
      if (fault === null) {
        assert.equal(made.status, 201, made.text);
        assert.doesNotMatch(made.text, /"(n|x|d)":/);
      } else {
        assert.equal(made.status, 422, made.text);
        assert.deepEqual(made.body['errors'], [{ pointer: '/publicKeys', code: fault }]);
      }
    });
  }
});
