import { createHmac, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestPerson } from './eid-visit.ts';

/** A person at the broker; who has a new eID has another subject. */
export type BrokerPerson = TestPerson & { readonly subject?: string };

/** What the broker answers where it does not tell the truth; what is left out is honest. */
export type Script = {
  /** Claims of the identity token in place of the true ones; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** A key that is not published, the client's secret, or none. */
  readonly signedBy?: 'stranger' | 'client-secret' | 'nobody';
  /** Answers a path of its own accord. */
  readonly answers?: Readonly<Record<string, (response: ServerResponse) => void>>;
  /** Parameters of the callback in place of the true ones. */
  readonly callback?: Readonly<Record<string, string | undefined>>;
};

/** A real OpenID provider that says what a test tells it to. */
export type ScriptedBroker = {
  readonly issuer: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** How often a path was asked for. */
  readonly asked: (path: string) => number;
  /** From now on the broker answers so; without a script it is honest. */
  readonly follow: (script?: Script) => void;
  /** Signs with a new key from now on and publishes no other. */
  readonly rotateKey: () => void;
  /** Goes through the log-in as a person; gives the callback address. */
  readonly visit: (location: string, person: BrokerPerson | 'cancel') => Promise<URL>;
  readonly goAway: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type SigningKey = { readonly kid: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject };
type Code = { readonly person: BrokerPerson; readonly nonce: string };

const client = { clientId: 'tillid', clientSecret: 'a-secret-of-the-test' };

/** Starts a broker; it answers nobody until it is told who logs in. */
export async function startScriptedBroker(): Promise<ScriptedBroker> {
  const asked = new Map<string, number>();
  const codes = new Map<string, Code>();
  let script: Script = {};
  let key = newKey();
  let next: BrokerPerson | 'cancel' = 'cancel';
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    asked.set(url.pathname, (asked.get(url.pathname) ?? 0) + 1);
    const answer = script.answers?.[url.pathname];
    if (answer !== undefined) return answer(response);
    void answerHonestly(request, response, url);
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;

  async function answerHonestly(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (url.pathname === '/authorize') return authorize(response, url);
    const body = new URLSearchParams(await readAll(request));
    if (url.pathname === '/token') return answerToken(response, body);
    const documents: Readonly<Record<string, unknown>> = {
      '/.well-known/openid-configuration': metadata(issuer),
      '/keys': { keys: [{ ...key.publicKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: key.kid }] },
    };
    const document = documents[url.pathname];
    return document === undefined ? void response.writeHead(404).end() : sendJson(response, document);
  }

  function authorize(response: ServerResponse, url: URL): void {
    const asking = url.searchParams;
    const callback = new URL(asking.get('redirect_uri') ?? '');
    const code = randomUUID();
    const nonce = asking.get('nonce') ?? '';
    if (next !== 'cancel') codes.set(code, { person: next, nonce });
    const told = {
      ...(next === 'cancel' ? { error: 'access_denied' } : { code }),
      state: asking.get('state') ?? '',
      iss: issuer,
      ...script.callback,
    };
    for (const [name, value] of Object.entries(told)) if (value !== undefined) callback.searchParams.set(name, value);
    response.writeHead(302, { location: callback.href }).end();
  }

  function answerToken(response: ServerResponse, body: URLSearchParams): void {
    const code = codes.get(body.get('code') ?? '');
    codes.delete(body.get('code') ?? '');
    if (code === undefined || body.get('client_secret') !== client.clientSecret) {
      response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}');
      return;
    }
    const claims = { ...claimsOf(issuer, code), ...script.claims };
    const header = { alg: 'ES256', typ: 'JWT', kid: key.kid, ...script.header };
    const token = signToken(header, claims, script.signedBy, key);
    sendJson(response, { access_token: 'opaque', token_type: 'bearer', expires_in: 60, id_token: token });
  }

  return {
    issuer,
    client,
    asked: (path) => asked.get(path) ?? 0,
    follow: (wanted = {}) => (script = wanted),
    rotateKey: () => (key = newKey()),
    async visit(location, person) {
      next = person;
      const answer = await fetch(location, { redirect: 'manual' });
      const callback = answer.headers.get('location');
      if (callback === null) throw new Error(`the broker answered ${answer.status}`);
      return new URL(callback);
    },
    goAway: () => shut(server),
    comeBack: () => listen(server, port),
    close: () => shut(server),
  };
}

function newKey(): SigningKey {
  return { kid: randomUUID(), ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
}

function metadata(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['ES256'],
    authorization_response_iss_parameter_supported: true,
  };
}

function claimsOf(issuer: string, { person, nonce }: Code): Record<string, unknown> {
  const seconds = Math.floor(Date.now() / 1000);
  const { level = 'substantial' } = person;
  return {
    iss: issuer,
    aud: client.clientId,
    sub: person.subject ?? `subject-of-${person.cpr ?? `${person.firstName}-${person.lastName}-${person.dateOfBirth}`}`,
    nonce,
    iat: seconds,
    exp: seconds + 120,
    given_name: person.firstName,
    family_name: person.lastName,
    birthdate: person.dateOfBirth,
    'dk.cpr': person.cpr,
    loa: level,
    ial: level,
    aal: level,
    transaction_id: randomUUID(),
  };
}

function signToken(header: object, claims: object, signedBy: Script['signedBy'], key: SigningKey): string {
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${signed}.${signatureOf(signed, signedBy, key).toString('base64url')}`;
}

function signatureOf(signed: string, signedBy: Script['signedBy'], key: SigningKey): Buffer {
  if (signedBy === 'nobody') return Buffer.alloc(0);
  if (signedBy === 'client-secret') return createHmac('sha256', client.clientSecret).update(signed).digest();
  const { privateKey } = signedBy === 'stranger' ? newKey() : key;
  return sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

async function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  if (!server.listening) return;
  await new Promise((resolve) => server.close(resolve));
}
