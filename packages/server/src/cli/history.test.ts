import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startHistoryTrial, type HistoryTrial } from '../../../../test/support/history.ts';
import type { OrganisationId } from '../platform/db/scope.ts';
import { forgetPeople } from '../platform/history/forget-people.ts';
import { sealHistory } from '../platform/history/sealer.ts';
import { history } from './history.ts';
import { WrongUse } from './wrong-use.ts';

const cvr = '90010018';
const otherCvr = '90010034';

let trial: HistoryTrial;
let organisation: OrganisationId;
let folder: string;

before(async () => {
  trial = await startHistoryTrial();
  folder = await mkdtemp(join(tmpdir(), 'tillid-history-'));
  Object.assign(process.env, {
    DATABASE_URL: trial.database.serverUrl,
    DATABASE_ROLE_PREFIX: trial.database.roles.app.replace(/_app$/, ''),
    MASTER_KEY: trial.masterKey.toString('base64'),
  });
  organisation = await trial.addOrganisation(cvr);
  const other = await trial.addOrganisation(otherCvr);
  const person = await trial.recordEvents(organisation, 2);
  await sealHistory(trial.parts);
  await trial.recordEvents(organisation, 2);
  await trial.recordEvents(other, 1);
  await trial.parts.work(trial.scopeOf(organisation), (tx) => forgetPeople(tx, [person]));
  await sealHistory(trial.parts);
});
after(async () => {
  await trial.stop();
  await rm(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ status: number; text: string }> {
  const texts: string[] = [];
  const status = await history(args, { write: (text) => Promise.resolve(void texts.push(text)) });
  return { status, text: texts.join('') };
}

async function exportLines(...options: string[]): Promise<string[]> {
  const { status, text } = await run('export', '--organisation', cvr, ...options);
  assert.equal(status, 0);
  return text.trimEnd().split('\n');
}

async function verifyLines(lines: readonly string[], ...options: string[]) {
  const file = join(folder, 'export.jsonl');
  await writeFile(file, `${lines.join('\n')}\n`);
  const key = options.includes('--public-key') ? [] : ['--public-key', trial.parts.key.publicKey];
  return await run('verify', '--file', file, ...key, ...options);
}

async function heads(): Promise<string[]> {
  const rows = await trial.query<{ head: string }>(
    `select encode(head, 'hex') as head from history_seal where organisation_id = $1 order by number`,
    [organisation],
  );
  return rows.map((row) => row.head);
}

test('a whole deployment is whole, and the counts are told', async () => {
  const { status, text } = await run('verify');
  assert.equal(status, 0);
  assert.match(
    text,
    /Organisation 90010018: whole\n {2}2 seals, 5 events, 0 not yet sealed, 2 forgotten, 0 sealed late\n/,
  );
  assert.match(text, /Organisation 90010034: whole\n {2}1 seals, 1 events/);
  assert.ok(text.includes((await heads())[1] ?? 'no head'));
});

test('as JSON each organisation is a line', async () => {
  const { text } = await run('verify', '--json');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.deepEqual(
    lines.map(({ cvr: number, isWhole, seals, forgotten, faults }) => ({ number, isWhole, seals, forgotten, faults })),
    [
      { number: 'operators', isWhole: true, seals: 0, forgotten: 0, faults: [] },
      { number: cvr, isWhole: true, seals: 2, forgotten: 2, faults: [] },
      { number: otherCvr, isWhole: true, seals: 1, forgotten: 0, faults: [] },
    ],
  );
});

test('a head that is expected and not there is a fault, for one organisation and for all', async () => {
  const [first = '', last = ''] = await heads();
  assert.equal((await run('verify', '--organisation', cvr, '--expect', first, '--expect', last)).status, 0);
  assert.equal((await run('verify', '--expect', last)).status, 0);
  const one = await run('verify', '--organisation', otherCvr, '--expect', last);
  assert.equal(one.status, 1);
  assert.match(one.text, /truncated: a head that was expected is not in the chain, which ends with seal 1/);
  const all = await run('verify', '--expect', 'a'.repeat(64));
  assert.equal(all.status, 1);
  assert.match(all.text, /truncated: the head a+ is in no chain/);
});

test('an export proves itself to whoever has the public key, with or without the values', async () => {
  assert.equal((await run('key')).text.trim(), trial.parts.key.publicKey);
  const bare = await exportLines();
  assert.ok(!bare.some((line) => line.includes('@example.test')));
  const { status, text } = await verifyLines(bare, '--expect', (await heads())[0] ?? '');
  assert.equal(status, 0);
  assert.match(text, /Organisation 90010018: whole\n {2}2 seals, 5 events, 0 not yet sealed, 0 forgotten/);
  const full = await exportLines('--values');
  assert.ok(full.some((line) => line.includes('@example.test')));
  const whole = await verifyLines(full);
  assert.equal(whole.status, 0);
  assert.match(whole.text, /2 forgotten/);
});

test('a file that was tampered with says where', async () => {
  const lines = await exportLines('--values');
  const indexOf = (type: string) => lines.findIndex((line) => line.startsWith(`{"type":"${type}"`));
  const event = indexOf('event');
  const seal = indexOf('seal');
  const replaced = (index: number, from: string | RegExp, to: string) =>
    lines.with(index, (lines[index] ?? '').replace(from, to));
  const cases: [string, string[], RegExp][] = [
    ['an event changed', replaced(event, 'user.signed-in', 'user.signed-out'), /altered: event \S+ in seal 1/],
    ['an event gone', lines.toSpliced(event, 1), /missing: event \S+ in seal 1/],
    [
      'an event twice in another seal',
      [...lines.slice(0, -1), ...lines.slice(event, event + 1), ...lines.slice(-1)],
      /added: event \S+ in seal 2/,
    ],
    [
      'two events exchanged',
      lines.toSpliced(event, 2, lines[event + 1] ?? '', lines[event] ?? ''),
      /reordered: event \S+ in seal 1/,
    ],
    ['a seal gone', lines.toSpliced(seal, 3), /missing: seal 1/],
    ['a seal changed', replaced(seal, '"number":1', '"number":7'), /reordered: seal 1/],
    ['a signature changed', replaced(seal, /"signature":"..../, '"signature":"AAAA'), /altered: seal 1/],
    ['the end cut off', lines.slice(0, -2), /truncated: the file ends before its end, after seal 2/],
  ];
  for (const [name, tampered, wanted] of cases) {
    const { status, text } = await verifyLines(tampered);
    assert.equal(status, 1, name);
    assert.match(text, wanted, name);
  }
  const tail = lines.toSpliced(
    lines.findLastIndex((line) => line.startsWith('{"type":"seal"')),
    4,
  );
  assert.match((await verifyLines(tail)).text, /missing: seal 2/);
  const head = replaced(0, cvr, otherCvr);
  assert.match(
    (await verifyLines(head)).text,
    /NOT WHOLE \(1 altered\)\n {2}altered: the file is not as it was exported/,
  );
  const stranger = await verifyLines(lines, '--public-key', `${'A'.repeat(43)}=`);
  assert.match(stranger.text, /unproven: the file is signed by a key that was not given/);
  assert.match(stranger.text, /unproven: 2 seals, from 1 on, are signed by a key that was not given/);
});

test('what is altered behind the back is named and ends with status 1', async () => {
  const [event] = await trial.query<{ id: string }>(
    'select id from history_event where organisation_id = $1 order by id limit 1',
    [organisation],
  );
  await trial.query(`update history_event set kind = 'user.deleted' where id = $1`, [event?.id]);
  const { status, text } = await run('verify');
  assert.equal(status, 1);
  assert.match(text, /Organisation 90010018: NOT WHOLE \(1 altered\)/);
  assert.ok(text.includes(`altered: event ${event?.id} in seal 1`));
  await trial.query(`update history_event set kind = 'user.signed-in' where id = $1`, [event?.id]);
});

test('wrong use is told before anything is opened', async () => {
  const cases: [string[], RegExp][] = [
    [[], /needs one of verify, export and key/],
    [['verify', '--expect', 'abc'], /64 hexadecimal digits/],
    [['verify', '--public-key', 'abc'], /44 characters of base64/],
    [['verify', '--file', 'x', '--organisation', cvr], /exclude each other/],
    [['verify', '--file', 'x'], /a file cannot prove itself/],
    [['verify', '--organisation', '12'], /must be a CVR number/],
    [['verify', '--organisation', '90010069'], /There is no organisation with/],
    [['export'], /--organisation is missing/],
    [['verify', '--file', '/nowhere/at/all', '--public-key', `${'A'.repeat(43)}=`], /cannot be read: ENOENT/],
  ];
  for (const [args, message] of cases) {
    await assert.rejects(
      run(...args),
      (error: Error) => error instanceof WrongUse && message.test(error.message),
      args.join(' '),
    );
  }
  await assert.rejects(verifyLines(['{"type":"seal"}']), /line 1 is not one of an exported history/);
});

test('the command ends with status 0, and with 2 where it is used wrongly', async () => {
  const status = (...args: string[]) =>
    new Promise((resolve) => {
      const command = fileURLToPath(new URL('tillid.ts', import.meta.url));
      execFile(process.execPath, [command, 'history', ...args], (error) => resolve(error?.code ?? 0));
    });
  assert.deepEqual(await Promise.all([status('verify'), status('verify', '--nonsense')]), [0, 2]);
});
