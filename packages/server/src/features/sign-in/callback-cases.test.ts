import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Client } from '../../../../../test/support/client.ts';
import { visitEid } from '../../../../../test/support/eid-visit.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer();
  // The first log-in binds the eID, which is not what is looked at here.
  await server.signIn('user');
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});

const expired = '/sign-in-refused?reason=expired';
const signedIn = { ...nothing, newSessions: 1, events: ['user.signed-in'] };

/** A log-in that the person has finished at the eID, with the address that brings the browser back. */
type Finished = { readonly client: Client; readonly path: string; readonly browser: string };

async function finish(): Promise<Finished> {
  const client = server.visitor();
  const started = await client.post('/api/v1/sign-in/start', { returnTo: null, language: 'da' });
  const callback = await visitEid(started.body['location'], server.organisation.users.user.person);
  return { client, path: callback.pathname + callback.search, browser: client.cookies.get('tillid_browser') ?? '' };
}

async function visit(client: Client, path: string): Promise<string> {
  return String((await client.get(path)).headers['location']);
}

/** Another browser in which a log-in is under way too. */
async function otherBrowser(): Promise<Client> {
  const other = server.visitor();
  await other.post('/api/v1/sign-in/start', { returnTo: null, language: 'da' });
  return other;
}

function replaced(path: string, name: string, value: string): string {
  const url = new URL(path, 'http://localhost:3000');
  url.searchParams.set(name, value);
  return url.pathname + url.search;
}

/** Ways to come back that give nobody; whoever finished the log-in can come back as ever afterwards. */
const strays: Readonly<Record<string, (finished: Finished) => Promise<string>>> = {
  'in a browser that began nothing': ({ path }) => visit(server.visitor(), path),
  'in a browser that began another log-in': async ({ path }) => visit(await otherBrowser(), path),
  "with the state of somebody else's log-in": async ({ client, path }) => {
    const other = await finish();
    const state = new URL(other.path, 'http://localhost:3000').searchParams.get('state') ?? '';
    return visit(client, replaced(path, 'state', state));
  },
  'with a state that was made up': ({ client, path }) => visit(client, replaced(path, 'state', 'forged')),
  'with two states': ({ client, path }) => visit(client, `${path}&state=another`),
  'without a state': ({ client }) => visit(client, '/sign-in/callback?code=x'),
  'with an empty state': ({ client }) => visit(client, '/sign-in/callback?code=x&state='),
  'with an error that somebody made up': ({ client }) => visit(client, '/sign-in/callback?error=access_denied'),
  'with nothing': ({ client }) => visit(client, '/sign-in/callback'),
};

describe('coming back from the eID gives nobody', () => {
  for (const [how, come] of Object.entries(strays)) {
    test(`${how}, and does not end the log-in under way`, async () => {
      const finished = await finish();
      const [page, happened] = await whatHappens(server, () => come(finished));
      assert.deepEqual([page, happened], [expired, nothing]);
      assert.equal(await visit(finished.client, finished.path), '/');
    });
  }

  test('after fifteen minutes', async () => {
    const { client, path } = await finish();
    server.clock.advance({ minutes: 16 });
    const [page, happened] = await whatHappens(server, () => visit(client, path));
    assert.deepEqual([page, happened], [expired, nothing]);
  });

  test('a second time, as with the back button, and the session of the first stays', async () => {
    const { client, path, browser } = await finish();
    const [first, came] = await whatHappens(server, () => visit(client, path));
    assert.deepEqual([first, came], ['/', signedIn]);
    assert.equal(client.cookies.has('tillid_browser'), false);
    for (const cookie of [undefined, browser]) {
      if (cookie !== undefined) client.cookies.set('tillid_browser', cookie);
      const [page, happened] = await whatHappens(server, () => visit(client, path));
      assert.deepEqual([page, happened], [expired, nothing]);
      assert.equal((await client.get('/api/v1/session')).body['signedIn'], true);
    }
  });
});

test('twenty times at once signs in once', async () => {
  const { client, path } = await finish();
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const [pages, happened] = await whatHappens(server, () =>
    Promise.all(
      Array.from({ length: 20 }, async () => {
        const answer = await server.visitor().get(path, { headers: { cookie } });
        return String(answer.headers['location']);
      }),
    ),
  );
  assert.equal(pages.filter((page) => page === '/').length, 1);
  assert.equal(pages.filter((page) => page === expired).length, 19);
  assert.deepEqual(happened, signedIn);
});

test('a browser that only asks for the headers uses nothing up', async () => {
  const { client, path } = await finish();
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const { app } = server.platform.http;
  const [answer, happened] = await whatHappens(server, () =>
    app.inject({ method: 'HEAD', url: path, headers: { cookie } }),
  );
  assert.deepEqual([answer.headers['set-cookie'], happened], [undefined, nothing]);
  assert.equal(await visit(client, path), '/');
});

test('of two log-ins begun in one browser the last counts', async () => {
  const client = server.visitor();
  const paths: string[] = [];
  for (const _ of ['first', 'second']) {
    const started = await client.post('/api/v1/sign-in/start', { returnTo: null, language: 'da' });
    const callback = await visitEid(started.body['location'], server.organisation.users.user.person);
    paths.push(callback.pathname + callback.search);
  }
  const [pages, happened] = await whatHappens(server, async () => {
    const first = await visit(client, paths[0] ?? '');
    return [first, await visit(client, paths[1] ?? '')];
  });
  assert.deepEqual([pages, happened], [[expired, '/'], signedIn]);
});
