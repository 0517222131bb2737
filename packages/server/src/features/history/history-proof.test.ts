import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, beforeEach, test } from 'node:test';
import { readHistoryView } from '@tillid/domain/history/history-view';
import { forgetPeople } from '@tillid/server/platform/history/forget-people';
import { sealWaiting } from '@tillid/server/platform/history/sealer';
import type { Client } from '../../../../../test/support/client.ts';
import {
  addEvents,
  eventIdsIn,
  exportAddress,
  isLine,
  manyEventsUser,
  readExportedLines,
  readExportedRows,
  scopeAt,
  verifyExported,
} from '../../../../../test/support/history-export.ts';
import { createUserBy } from '../../../../../test/support/new-user.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { selectionOf, type EventSelection } from './event-selection.ts';
import { exportJson } from './export-json.ts';
import type { WantedFile } from './wanted-file.ts';

let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
});
after(async () => {
  await server.stop();
  assert.deepEqual(server.undeclaredProblems, []);
});
beforeEach(async () => {
  administrator = await server.signIn('user-administrator');
});

/** The lines of a file for which the ids of so many events are gathered at most. */
async function madeOf(wanted: WantedFile, gathered: number): Promise<string[]> {
  const file = await exportJson(server.platform, wanted, gathered);
  return (await Readable.from(file).toArray()).join('').trimEnd().split('\n');
}

test('everything proves itself, the export too, and nothing is left out', async () => {
  const answer = await administrator.get(exportAddress({ format: 'json' }));
  assert.equal(answer.headers['content-type'], 'application/jsonl; charset=utf-8');
  assert.match(String(answer.headers['content-disposition']), /filename="historik-\d{4}-\d\d-\d\d\.jsonl"$/);
  const lines = answer.text.trimEnd().split('\n');
  const { report, faults } = await verifyExported(server, lines);
  assert.deepEqual(faults, []);
  assert.equal(report.isWhole, true);
  assert.deepEqual(report.leftOut, { events: 0, seals: 0 });
  assert.equal(report.events, eventIdsIn(lines).length);
  assert.ok(lines.some((line) => isLine('event')(line) && line.includes('history.exported')));
  const [{ count } = { count: 0 }] = await server.query<{ count: number }>(
    `select sum(event_count)::int as count from history_seal where organisation_id = $1`,
    [server.organisation.organisationId],
  );
  assert.equal(report.events, count);
});

test('each event is told in words too, in the language of the caller', async () => {
  const { user } = await createUserBy(administrator, { firstName: 'Ida', lastName: 'Bevis' });
  const told = async (language: string) =>
    (await readExportedLines(administrator, { user: user.userId, types: 'user.created', language }))
      .filter(isLine('event'))
      .map((line) => (JSON.parse(line) as { told: Record<string, string> }).told)
      .map(({ event, about }) => [event, about]);
  assert.deepEqual(await told('da'), [['Brugeren blev oprettet', 'Ida Bevis']]);
  assert.deepEqual(await told('en'), [['The user was created', 'Ida Bevis']]);
});

test('a part has the same events whether they are gathered or every event is looked at', async () => {
  await addEvents(server, 3_000, 'user.session-expired');
  await sealWaiting(server.platform, scopeAt(server).organisationId);
  const actor = { kind: 'user', id: server.organisation.users['user-administrator'].userId } as const;
  const own = server.organisation.users['user-administrator'].userId;
  const selections: readonly [string, Partial<EventSelection>][] = [
    ['a user', { userId: manyEventsUser }],
    ['a kind', { kinds: ['user.session-expired'] }],
    ['a person who acted', { actor }],
    ['a class of actors', { actor: 'system', kinds: ['user.session-expired', 'user.created'] }],
    ['a period', { to: server.clock.now().subtract({ hours: 2 }).toString() }],
    ['nobody', { userId: own, kinds: ['operator.removed'] }],
    ['the own history', { ownUserId: own }],
  ];
  const view = readHistoryView({});
  assert.ok(view.ok);
  for (const [what, parts] of selections) {
    const selection = { ...selectionOf(view.value, { userId: undefined, actor: undefined }), ...parts };
    const wanted = { scope: scopeAt(server), selection, language: 'da', order: 'newest', asked: { what } } as const;
    const gathered = await madeOf(wanted, 1_000_000);
    const walked = await madeOf(wanted, 0);
    assert.deepEqual(walked, gathered, what);
    const { report, faults } = await verifyExported(server, gathered);
    assert.deepEqual([faults, report.events], [[], eventIdsIn(gathered).length], what);
    assert.equal(report.events > 0, what !== 'nobody');
  }
});

test('a line that is altered, taken away, put in or moved is told', async () => {
  await addEvents(server, 3, 'user.activated');
  const lines = await readExportedLines(administrator, { user: manyEventsUser, types: 'user.activated' });
  const at = lines.findIndex(isLine('event'));
  const [one = '', other = ''] = lines.slice(at);
  const foreign = (await readExportedLines(administrator, { types: 'user.signed-in' })).find(isLine('event')) ?? '';
  const lastSeal = lines.findLastIndex(isLine('seal'));
  const cases: readonly [string, readonly string[], readonly string[]][] = [
    ['an event altered', lines.with(at, one.replace('user.activated', 'user.deleted')), ['altered event']],
    ['values altered', lines.with(at, one.replace('"values":"{}"', '"values":"{ }"')), ['altered values']],
    ['the words altered', lines.with(at, one.replace('aktiveret', 'slettet')), []],
    ['what was asked for altered', lines.with(0, (lines[0] ?? '').replace('user.activated', 'user.deleted')), []],
    ['an event taken away', lines.toSpliced(at, 1), ['missing event']],
    ['a seal taken away with its events', [...lines.slice(0, lastSeal), ...lines.slice(-1)], ['missing seal']],
    ['an event put in', lines.toSpliced(at, 0, foreign), ['added event']],
    ['two events exchanged', lines.toSpliced(at, 2, other, one), ['reordered event']],
  ];
  assert.deepEqual((await verifyExported(server, lines)).faults, []);
  for (const [what, tampered, told] of cases) {
    assert.notDeepEqual(tampered, lines, what);
    const { report, faults } = await verifyExported(server, tampered);
    assert.equal(report.isWhole, false, what);
    assert.ok(faults.includes('altered file'), what);
    const others = faults.filter((fault) => fault !== 'altered file');
    assert.ok(
      told.every((fault) => others.includes(fault)) && (told.length > 0 || others.length === 0),
      `${what}: ${faults.join(', ')}`,
    );
  }
});

test('a forgotten person is in no file by name, and the chain holds', async () => {
  const { user } = await createUserBy(administrator, { firstName: 'Ida', lastName: 'Glemtsom' });
  const deleted = await administrator.delete(`/api/v1/users/${user.userId}`, { ifMatch: user.version });
  assert.equal(deleted.status, 204);
  const { platform } = server;
  await platform.work(scopeAt(server), async (tx) => {
    await forgetPeople(tx, [user.userId]);
    await tx.db.deleteFrom('deleted_user').where('id', '=', user.userId).execute();
  });
  for (const query of [{ user: user.userId }, {}]) {
    const lines = await readExportedLines(administrator, query);
    const { report, faults } = await verifyExported(server, lines);
    assert.deepEqual(faults, []);
    assert.ok(report.forgotten > 0);
    assert.ok(!lines.join().includes('Glemtsom'));
  }
  const rows = await readExportedRows(administrator, { user: user.userId, types: 'user.created' });
  assert.deepEqual(
    rows.map((row) => [row[3], row[7]?.includes('Fornavn: tilknyttet')]),
    [['Slettet og glemt bruger', true]],
  );
});
