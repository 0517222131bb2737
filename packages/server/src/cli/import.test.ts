import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { makeApiClient, type TestApiClient } from '../../../../test/support/api-client.ts';
import { findFreePorts } from '../../../../test/support/free-ports.ts';
import { fileOf, line } from '../../../../test/support/import-trial.ts';
import { startTestServer, type TestServer } from '../../../../test/support/server.ts';
import { importUsers } from './import.ts';
import { WrongUse } from './wrong-use.ts';

let server: TestServer;
let origin: string;
let program: TestApiClient;
let folder: string;
before(async () => {
  const port = await findFreePorts();
  server = await startTestServer({ PORT: String(port), UPLOADS_PER_MINUTE: '1000' });
  await server.listen();
  origin = `http://127.0.0.1:${port}`;
  program = await makeApiClient(await server.signIn('organisation-administrator'), ['users:import', 'users:read']);
  folder = await mkdtemp(join(tmpdir(), 'tillid-import-'));
});
after(async () => {
  const { undeclaredProblems } = server;
  await server.stop();
  await rm(folder, { recursive: true });
  assert.deepEqual(undeclaredProblems, []);
});

type Run = { status: number; text: string; progress: string[]; waits: number[] };

/** Rows without anything to remark on. */
function lines(count: number): string[] {
  return Array.from({ length: count }, () => line({ email: `person-${(addresses += 1)}@example.test` }));
}

let addresses = 0;
let files = 0;
async function run(bytes: Uint8Array, options: string[] = [], environment: Record<string, string> = {}): Promise<Run> {
  const file = join(folder, `users-${(files += 1)}.csv`);
  await writeFile(file, bytes);
  const texts: string[] = [];
  const progress: string[] = [];
  const waits: number[] = [];
  const status = await importUsers([file, ...options], {
    output: { write: (text) => Promise.resolve(void texts.push(text)) },
    progress: (text) => void progress.push(text),
    environment: {
      TILLID_URL: origin,
      TILLID_CLIENT_ID: program.clientId,
      TILLID_CLIENT_SECRET: program.secret,
      ...environment,
    },
    // What is waited for is asked for at once; only how long it would have been is kept.
    wait: (ms) => new Promise((resolve) => setImmediate(() => resolve(void waits.push(ms)))),
  });
  const text = texts.join('');
  assert.doesNotMatch(text + progress.join(''), /\b\d{10}\b/, 'no CPR number is written');
  return { status, text, progress, waits };
}

async function countUsers(): Promise<number> {
  const [row] = await server.query<{ count: number }>('select count(*)::int as count from business_user');
  return row?.count ?? 0;
}

test('a file without faults is imported, and again is not imported twice', async () => {
  const bytes = fileOf(lines(3));
  const users = await countUsers();
  const first = await run(bytes);
  assert.deepEqual([first.status, first.text], [0, '3 brugere er importeret.\n']);
  assert.equal(await countUsers(), users + 3);
  const again = await run(bytes, ['--language', 'en']);
  assert.equal(again.status, 0);
  assert.match(again.text, /^The file was already imported within the last day\. Nothing was imported now\.\n/);
  assert.equal(await countUsers(), users + 3);
});

test('all or nothing: one fault stops everything, is told as by tillid check, and the good rows can be taken alone', async () => {
  const bytes = fileOf([...lines(2), line({ email: 'no address' })]);
  const users = await countUsers();
  const refused = await run(bytes);
  assert.equal(refused.status, 1);
  assert.match(refused.text, /FEJL: .*\n.*\n {4}Række 4, E-mail/);
  assert.match(refused.text, /Intet er importeret\..*--good-rows-only\.\n$/);
  assert.equal(await countUsers(), users);
  const partly = await run(bytes, ['--good-rows-only']);
  assert.equal(partly.status, 1);
  assert.match(partly.text, /2 brugere er importeret\.\n1 række er ikke importeret\.\n$/);
  assert.equal(await countUsers(), users + 2);
});

test('as JSON: the counts, and the faults as tillid check gives them', async () => {
  const { status, text } = await run(fileOf([line(), line({ email: 'no address' })]), ['--json', '--good-rows-only']);
  const told = JSON.parse(text) as Record<string, unknown> & {
    faults: { row: number; column: string; code: string }[];
  };
  assert.equal(status, 1);
  assert.deepEqual(
    [told['status'], told['rows'], told['ok'], told['created'], told['importedBefore']],
    ['applied', 2, 1, 1, false],
  );
  assert.deepEqual([told.faults[0]?.row, told.faults[0]?.column], [3, 'Email']);
});

test('a file that is no file of users is refused with its fault, whoever finds it', async () => {
  const spreadsheet = await run(Buffer.from('PK\u0003\u0004 and so on'));
  assert.equal(spreadsheet.status, 1);
  assert.match(spreadsheet.text, /FEJL: [^]*Hele filen skal rettes/);
  const noHeader = await run(Buffer.from('a;b;c\r\n1;2;3\r\n'), ['--json']);
  const told = JSON.parse(noHeader.text) as { status: string; faults: { row: number }[] };
  assert.deepEqual([noHeader.status, told.status, told.faults[0]?.row], [1, 'refused', 1]);
  const empty = await run(Buffer.from(''));
  assert.equal(empty.status, 1);
});

test('a wrong secret, a missing permission and a wrong address are told for what they are', async () => {
  const bytes = fileOf(lines(1));
  const wrongSecret = await run(bytes, [], { TILLID_CLIENT_SECRET: 'wrong' });
  assert.equal(wrongSecret.status, 1);
  assert.match(wrongSecret.text, /TILLID_CLIENT_ID og TILLID_CLIENT_SECRET/);
  const reader = await makeApiClient(await server.signIn('organisation-administrator'), ['users:read'], 'Læser');
  const credentials = { TILLID_CLIENT_ID: reader.clientId, TILLID_CLIENT_SECRET: reader.secret };
  const notPermitted = await run(bytes, ['--language', 'en'], credentials);
  assert.deepEqual([notPermitted.status, /lacks the permission users:import/.test(notPermitted.text)], [1, true]);
  const nobody = await run(bytes, ['--json'], { TILLID_URL: `http://127.0.0.1:${await findFreePorts()}` });
  assert.deepEqual([nobody.status, (JSON.parse(nobody.text) as { error: string }).error], [1, 'unreachable']);
});

test('wrong use is said before anything is sent', async () => {
  const bytes = fileOf(lines(1));
  await assert.rejects(
    run(bytes, [], { TILLID_URL: '', TILLID_CLIENT_SECRET: ' ' }),
    /needs TILLID_URL, TILLID_CLIENT_SECRET/,
  );
  await assert.rejects(run(bytes, [], { TILLID_URL: 'http://tillid.example' }), /must be https/);
  await assert.rejects(run(bytes, [], { TILLID_URL: 'tillid.example' }), /TILLID_URL must be/);
  await assert.rejects(run(bytes, ['--language', 'de']), WrongUse);
});

/** A proxy before the server, which may answer by itself or break a connection. */
async function startProxy(
  context: TestContext,
  meddle: (number: number, path: string) => number | 'cut' | 'later' | undefined,
) {
  let seen = 0;
  const proxy: Server = createServer((incoming, outgoing) => {
    seen += 1;
    const what = meddle(seen, incoming.url ?? '');
    if (what === 'cut') return void incoming.socket.destroy();
    if (typeof what === 'number') {
      outgoing.writeHead(what, { 'retry-after': '7' }).end();
      return void incoming.resume();
    }
    const { method, headers, url } = incoming;
    const onward = request(new URL(url ?? '/', origin), { method: method ?? 'GET', headers }, (answer) => {
      // The work is done, and the one who asked does not hear of it.
      if (what === 'later') return void incoming.socket.destroy();
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
  context.after(() => new Promise<void>((resolve) => void proxy.close(() => resolve())));
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

test('a connection that breaks before or after the work does not stop the import, nor do it twice', async (context) => {
  const cut = new Set<string>();
  const url = await startProxy(context, (_, path) => {
    const place = path.replace(/[0-9a-f-]{36}/, ':id');
    if (place === '/api/v1/token' || cut.has(place)) return undefined;
    cut.add(place);
    return place.includes(':id') ? 'cut' : 'later';
  });
  const users = await countUsers();
  const { status, text, progress } = await run(fileOf(lines(2)), [], { TILLID_URL: url });
  assert.deepEqual([status, text], [0, '2 brugere er importeret.\n']);
  assert.equal(await countUsers(), users + 2);
  assert.ok(cut.size >= 3, [...cut].join(' '));
  assert.ok(progress.some((told) => told.startsWith('Ingen forbindelse')));
});

test('a server that has too much to do is waited for as long as it asks', async (context) => {
  const url = await startProxy(context, (number) => (number === 2 ? 429 : number === 4 ? 503 : undefined));
  const { status, waits } = await run(fileOf(lines(1)), [], { TILLID_URL: url });
  assert.equal(status, 0);
  assert.deepEqual(
    waits.filter((ms) => ms === 7000),
    [7000, 7000],
  );
});

test('a server that stays away is given up after ten minutes, with what to do', async (context) => {
  const url = await startProxy(context, (number) => (number === 1 ? undefined : 'cut'));
  const { status, text, waits } = await run(fileOf(lines(1)), ['--language', 'en'], { TILLID_URL: url });
  assert.equal(status, 1);
  assert.match(text, /Run the command again: the same file is not imported twice/);
  const total = waits.reduce((sum, ms) => sum + ms, 0);
  assert.ok(total > 540_000 && total <= 600_000, `${total} ms`);
});

test('a token that ended meanwhile is fetched anew', async (context) => {
  let ended = false;
  const url = await startProxy(context, (number) => {
    if (number === 3 && !ended) {
      ended = true;
      server.clock.advance({ minutes: 61 });
    }
    return undefined;
  });
  const { status } = await run(fileOf(lines(1)), [], { TILLID_URL: url });
  assert.deepEqual([status, ended], [0, true]);
});

test('what answers otherwise than Tillid is named', async (context) => {
  const redirecting = await startProxy(context, () => 301);
  assert.match((await run(fileOf(lines(1)), [], { TILLID_URL: redirecting })).text, /viderestiller/);
  const other = await startProxy(context, () => 404);
  assert.match((await run(fileOf(lines(1)), [], { TILLID_URL: other })).text, /svarer ikke som Tillid/);
});
