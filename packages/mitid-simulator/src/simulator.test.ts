import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { foreignPeople, organisationPeople, simulatorPersons } from './persons.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator, SimulatorSettings } from './simulator.ts';
import { Visitor } from './testing/visitor.ts';

const callback = 'http://localhost:3000/sign-in/callback';
const client = { clientId: 'tillid', clientSecret: randomBytes(24).toString('hex'), redirectUris: [callback] };

function start(changes: Partial<SimulatorSettings> = {}): Promise<Simulator> {
  const now = (): Date => new Date('2026-06-03T12:00:00Z');
  return startSimulator({
    issuer: 'http://127.0.0.1:0',
    port: 0,
    host: '127.0.0.1',
    clients: [client],
    now,
    ...changes,
  });
}

type Started = { readonly visitor: Visitor; readonly verifier: string; readonly page: Response };

async function openPage(simulator: Simulator, changes: Record<string, string> = {}): Promise<Started> {
  const verifier = randomBytes(32).toString('base64url');
  const visitor = new Visitor();
  const asked = {
    client_id: 'tillid',
    response_type: 'code',
    redirect_uri: callback,
    scope: 'openid profile mitid',
    state: 'some-state',
    nonce: 'some-nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  };
  const configuration = await discover(simulator);
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  const page = await visitor.follow(`${String(configuration['authorization_endpoint'])}?${query}`);
  return { visitor, verifier, page };
}

async function discover(simulator: Simulator): Promise<Record<string, unknown>> {
  return json(await fetch(`${simulator.issuer}/.well-known/openid-configuration`));
}

async function json(response: Response): Promise<Record<string, unknown>> {
  const value: unknown = await response.json();
  assert(typeof value === 'object' && value !== null);
  return { ...value };
}

async function submit(started: Started, fields: Record<string, string>): Promise<Response> {
  return started.visitor.post(started.page.url, fields);
}

/** Takes what the callback got to the token endpoint, and gives the verified claims of the id token and the user info. */
async function claimsAfter(
  simulator: Simulator,
  started: Started,
  answer: Response,
): Promise<Record<string, unknown>[]> {
  const arrived = new URL(answer.headers.get('location') ?? '');
  assert.equal(arrived.origin + arrived.pathname, callback);
  assert.equal(arrived.searchParams.get('iss'), simulator.issuer);
  assert.equal(arrived.searchParams.get('state'), 'some-state');
  const configuration = await discover(simulator);
  const tokens = await json(
    await fetch(String(configuration['token_endpoint']), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: arrived.searchParams.get('code') ?? '',
        redirect_uri: callback,
        code_verifier: started.verifier,
        client_id: client.clientId,
        client_secret: client.clientSecret,
      }),
    }),
  );
  const keys = createRemoteJWKSet(new URL(String(configuration['jwks_uri'])));
  const expected = { issuer: simulator.issuer, audience: 'tillid', algorithms: ['ES256'] };
  const { payload } = await jwtVerify(String(tokens['id_token']), keys, expected);
  const headers = { Authorization: `Bearer ${String(tokens['access_token'])}` };
  const userInfo = await json(await fetch(String(configuration['userinfo_endpoint']), { headers }));
  return [payload, userInfo];
}

test('a known person logs in: page, code, tokens, claims', async () => {
  await using simulator = await start();
  const started = await openPage(simulator);
  assert.equal(started.page.status, 200);
  const { anna } = organisationPeople;
  const answer = await submit(started, { act: 'choose', person: anna.id });
  const claims = await claimsAfter(simulator, started, answer);
  assert.equal(claims[0]?.['nonce'], 'some-nonce');
  for (const each of claims) {
    assert.match(String(each['sub']), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(each['name'], 'Anna Møller');
    assert.equal(each['given_name'], 'Anna');
    assert.equal(each['family_name'], 'Møller');
    assert.equal(each['birthdate'], '1978-04-12');
    assert.equal(each['dk.cpr'], anna.cpr);
    assert.deepEqual([each['loa'], each['ial'], each['aal']], ['substantial', 'substantial', 'substantial']);
  }
  assert.equal(claims[0]?.['transaction_id'], claims[1]?.['transaction_id']);
});

test('every request asks again, also after a log-in in the same browser', async () => {
  await using simulator = await start();
  const first = await openPage(simulator);
  const one = await claimsAfter(simulator, first, await submit(first, { person: 'anna' }));
  const page = await first.visitor.follow(await authorizationUrlOf(simulator, first));
  assert.match(page.url, /\/log-in\//);
  const second = { ...first, page };
  const other = await claimsAfter(simulator, second, await submit(second, { person: 'bo' }));
  assert.equal(other[0]?.['given_name'], 'Bo');
  assert.notEqual(other[0]?.['sub'], one[0]?.['sub']);
});

async function authorizationUrlOf(simulator: Simulator, started: Started): Promise<string> {
  const query = new URLSearchParams({
    client_id: 'tillid',
    response_type: 'code',
    redirect_uri: callback,
    scope: 'openid profile mitid',
    state: 'some-state',
    code_challenge: createHash('sha256').update(started.verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return `${String((await discover(simulator))['authorization_endpoint'])}?${query}`;
}

test('a person without a CPR number has no such claim, and the same subject after a restart', async () => {
  const subjects: unknown[] = [];
  for (let round = 0; round < 2; round += 1) {
    await using simulator = await start();
    const started = await openPage(simulator);
    const claims = await claimsAfter(simulator, started, await submit(started, { person: foreignPeople.zoe.id }));
    assert.equal(claims[0]?.['birthdate'], '1985-12-24');
    assert(claims.every((each) => !('dk.cpr' in each)));
    subjects.push(claims[0]?.['sub']);
  }
  assert.equal(subjects[0], subjects[1]);
});

test('a request without PKCE is refused', async () => {
  await using simulator = await start();
  const { page } = await openPage(simulator, { code_challenge: '', code_challenge_method: '' });
  const arrived = new URL(page.headers.get('location') ?? '');
  assert.equal(arrived.searchParams.get('error'), 'invalid_request');
  assert.equal(arrived.searchParams.get('iss'), simulator.issuer);
});

test('PKCE without S256 is refused', async () => {
  await using simulator = await start();
  const { page } = await openPage(simulator, { code_challenge_method: 'plain' });
  assert.equal(new URL(page.headers.get('location') ?? '').searchParams.get('error'), 'invalid_request');
});

test('a redirect address that is not the client’s gets a page of its own and no redirect', async () => {
  await using simulator = await start();
  const { page } = await openPage(simulator, { redirect_uri: 'http://localhost:3000/elsewhere' });
  assert.equal(page.status, 400);
  assert.equal(page.headers.get('location'), null);
  assert.match(await page.text(), /Forespørgslen kan ikke besvares/);
});

test('cancelling goes back with access_denied', async () => {
  await using simulator = await start();
  const started = await openPage(simulator);
  const answer = await submit(started, { act: 'cancel' });
  const arrived = new URL(answer.headers.get('location') ?? '');
  assert.equal(arrived.origin + arrived.pathname, callback);
  assert.equal(arrived.searchParams.get('error'), 'access_denied');
  assert.equal(arrived.searchParams.get('state'), 'some-state');
});

const typed = { act: 'type', firstName: 'Åse-Marie', lastName: 'Nørgård', cpr: '', birthDate: '', level: 'high' };

test('anybody may be typed in, with a replacement number or with a date of birth', async () => {
  await using simulator = await start();
  const withNumber = await openPage(simulator);
  const one = await claimsAfter(simulator, withNumber, await submit(withNumber, { ...typed, cpr: '610280-1236' }));
  assert.equal(one[0]?.['dk.cpr'], '6102801236');
  assert.equal(one[0]?.['birthdate'], '1980-02-01');
  assert.equal(one[0]?.['loa'], 'high');
  const withDate = await openPage(simulator);
  const other = await claimsAfter(simulator, withDate, await submit(withDate, { ...typed, birthDate: '24.12.1985' }));
  assert.equal(other[0]?.['birthdate'], '1985-12-24');
  assert(!('dk.cpr' in (other[0] ?? {})));
  assert.notEqual(one[0]?.['sub'], other[0]?.['sub']);
});

test('wrong input is shown again with what is wrong, as text', async () => {
  await using simulator = await start();
  const started = await openPage(simulator);
  const answer = await submit(started, { ...typed, firstName: '<b>Åse</b>' });
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /Fornavn: Et navn består af bogstaver/);
  assert.match(page, /Skriv en fødselsdato eller et CPR-nummer/);
  assert.match(page, /value="&#60;b&#62;Åse/);
});

test('a number that looks real is refused and not shown again', async () => {
  await using simulator = await start();
  const started = await openPage(simulator);
  const answer = await submit(started, { ...typed, cpr: '010280-1236' });
  const page = await answer.text();
  assert.match(page, /ligner et rigtigt CPR-nummer/);
  assert.doesNotMatch(page, /value="010280/);
});

test('the page speaks Danish and English, by request, browser and switch', async () => {
  await using simulator = await start();
  const danish = await openPage(simulator);
  assert.match(await danish.page.text(), /<html lang="da">[\s\S]*Demo-eID, ikke MitID/);
  const english = await openPage(simulator, { ui_locales: 'en' });
  assert.match(await english.page.text(), /<html lang="en">[\s\S]*Demo eID, not MitID/);
  const switched = await english.visitor.follow(`${english.page.url}?language=da`);
  assert.match(await switched.text(), /<html lang="da">/);
  const home = await fetch(simulator.issuer, { headers: { 'accept-language': 'fr, en-GB;q=0.8, da;q=0.5' } });
  assert.match(await home.text(), /<html lang="en">/);
});

test('the page runs no script and lets a form lead elsewhere', async () => {
  await using simulator = await start();
  const { page } = await openPage(simulator);
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /script-src|unsafe|form-action/);
  assert.equal(page.headers.get('cache-control'), 'no-store');
  assert.doesNotMatch(await page.text(), /<script|<style|\sstyle=/);
});

test('somebody else’s or an ended log-in shows a page that says so', async () => {
  await using simulator = await start();
  const started = await openPage(simulator);
  assert.equal((await new Visitor().follow(started.page.url)).status, 410);
  await submit(started, { person: 'anna' });
  assert.equal((await submit(started, { person: 'anna' })).status, 410);
});

test('broken requests do no harm', async () => {
  await using simulator = await start();
  const started = await openPage(simulator);
  assert.equal((await submit(started, { person: 'nobody' })).status, 422);
  assert.equal((await submit(started, { act: 'type', firstName: 'a'.repeat(20_000) })).status, 422);
  assert.equal((await fetch(`${simulator.issuer}//`)).status, 400);
  assert.equal((await fetch(`${simulator.issuer}/log-in/x`)).status, 410);
  assert.equal((await submit(started, { act: 'cancel' })).status, 303);
});

test('addresses are the issuer’s, whatever host a request names', async () => {
  await using simulator = await start();
  const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
  const answer = await json(await fetch(`${simulator.issuer}/.well-known/openid-configuration`, { headers }));
  assert.equal(answer['token_endpoint'], `${simulator.issuer}/token`);
});

test('it refuses public addresses unless told otherwise', async () => {
  await assert.rejects(start({ issuer: 'https://eid.example.org' }), /TILLID_DEMO/);
  const clients = [{ ...client, redirectUris: ['https://tillid.example.org/sign-in/callback'] }];
  await assert.rejects(start({ clients }), /TILLID_DEMO/);
  await using simulator = await start({ issuer: 'https://eid.example.org', clients, allowPublic: true });
  assert.equal(simulator.issuer, 'https://eid.example.org');
});

test('the people are told apart and none of them can be real', () => {
  const ids = new Set(simulatorPersons.map(({ id }) => id));
  const numbers = simulatorPersons.flatMap(({ cpr }) => cpr ?? []);
  assert.equal(ids.size, simulatorPersons.length);
  assert.equal(new Set(numbers).size, numbers.length);
  assert(numbers.every((cpr) => Number(cpr.slice(0, 2)) > 60));
});
