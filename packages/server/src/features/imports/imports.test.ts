import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { Answer, Client } from '../../../../../test/support/client.ts';
import { fileOf, header, imports, ImportTrial, lines, type Import } from '../../../../../test/support/import-trial.ts';

let trial: ImportTrial;

before(async () => {
  trial = await ImportTrial.start();
});
after(() => trial.stop());
beforeEach(() => trial.signIn());

const importedUsers = '/api/v1/imported-users';
const someId = '01900000-0000-7000-8000-000000000000';
const sampleFile = new URL('../../../../domain/src/imports/samples/users-create.csv', import.meta.url);

suite('who may', () => {
  const requests: readonly [string, (client: Client) => Promise<Answer>][] = [
    ['template', (client) => client.get(`${imports}/template?language=da`)],
    ['upload', (client) => client.upload(`${imports}?menuItem=create`, { name: 'a.csv', bytes: fileOf([]) })],
    ['list', (client) => client.get(imports)],
    ['read', (client) => client.get(`${imports}/${someId}`)],
    ['rows', (client) => client.get(`${imports}/${someId}/rows?show=all`)],
    ['apply', (client) => client.post(`${imports}/${someId}/apply`, { mode: 'all-or-nothing' }, { ifMatch: 1 })],
    ['cancel', (client) => client.post(`${imports}/${someId}/cancel`)],
    ['imported users', (client) => client.get(importedUsers)],
    ['delete', (client) => client.post(`${importedUsers}/delete`, { selection: { userIds: [someId] } })],
  ];
  for (const [what, request] of requests) {
    test(`not signed in: ${what}`, async () => {
      assert.equal(trial.refusal(await request(trial.server.visitor())).code, 'not-authenticated');
    });
    test(`lacks permission: ${what}`, async () => {
      assert.equal(trial.refusal(await request(await trial.server.signIn('user'))).code, 'not-permitted');
    });
  }

  test("another organisation's import is not found, whatever is asked of it", async () => {
    const checked = await trial.check(fileOf(lines(1)));
    const other = await trial.server.otherOrganisation.signIn('user-administrator');
    const path = `${imports}/${checked.importId}`;
    const asked = [
      await other.get(path),
      await other.get(`${path}/rows?show=all`),
      await other.post(`${path}/apply`, { mode: 'good-rows-only' }, { ifMatch: checked.version }),
      await other.post(`${path}/cancel`),
    ];
    assert.deepEqual(
      asked.map((answer) => trial.refusal(answer).code),
      Array(4).fill('not-found'),
    );
    assert.deepEqual((trial.read(await other.get(imports)) as { items: Import[] }).items, []);
    assert.equal((await trial.readOne(checked.importId)).status, 'checked');
  });

  test('a version that is no longer true is stale', async () => {
    const checked = await trial.check(fileOf(lines(1)));
    const answer = await trial.apply({ ...checked, version: checked.version - 1 }, 'all-or-nothing');
    assert.equal(trial.refusal(answer).code, 'stale');
    assert.equal(await trial.usersOf(checked.importId), 0);
  });
});

test('the template begins with a byte order mark and its headers are known', async () => {
  const danish = await trial.administrator.get(`${imports}/template?language=da`);
  assert.equal(danish.status, 200);
  assert.match(String(danish.headers['content-disposition']), /^attachment; filename="opret-brugere\.csv"$/);
  assert.ok(danish.text.startsWith(`\u{feff}${header}\r\n`), danish.text.slice(0, 200));
  const english = await trial.administrator.get(`${imports}/template?language=en`);
  assert.match(english.text, /^\u{feff}Action;UUID;/u);
});

suite('the sample file', () => {
  let checked: Import;

  test('is checked and writes nothing', async () => {
    const earlier = await trial.count('business_user');
    checked = await trial.check(await readFile(sampleFile), 'C:\\fakepath\\brugere æøå.csv');
    const { status, encoding, delimiter, rowCount, okCount, faultRowCount, fileName, uploadedBy } = checked;
    assert.deepEqual(
      { status, encoding, delimiter, rowCount, okCount, faultRowCount, fileName },
      {
        status: 'checked',
        encoding: 'windows-1252',
        delimiter: ';',
        rowCount: 12,
        okCount: 12,
        faultRowCount: 0,
        fileName: 'brugere æøå.csv',
      },
    );
    const { person } = trial.server.organisation.users['user-administrator'];
    assert.equal(uploadedBy, `${person.firstName} ${person.lastName}`);
    assert.equal(await trial.count('business_user'), earlier);
    assert.deepEqual(await trial.server.history(checked.importId), ['import.started', 'import.checked']);
  });

  test('shows its rows with masked identities', async () => {
    const { items, next } = await trial.rowsOf(checked.importId);
    assert.equal(next, null);
    assert.deepEqual(
      items.map((row) => row.row),
      [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
    );
    const [first] = items;
    assert.deepEqual(
      [first?.firstName, first?.lastName, first?.identity, first?.targetLevel],
      ['Lars', 'Ågård', '840154-••••', 'substantial'],
    );
    assert.equal(items[10]?.identity, '1985-12-24');
  });

  test('makes 12 imported users, each with its event, and none is sent anything', async () => {
    const done = await trial.applied(checked, 'all-or-nothing');
    assert.deepEqual([done.status, done.createdCount, done.done, done.mode], ['applied', 12, 12, 'all-or-nothing']);
    const users = await trial.server.query<Record<string, unknown>>(
      `select full_name, folded, status, version, phone, authenticator, cpr_hash is not null as has_cpr, date_of_birth::text,
        target_level from business_user where import_id = $1 order by email`,
      [done.importId],
    );
    assert.equal(users.length, 12);
    assert.deepEqual(
      users.map((user) => user['full_name']).toSorted(),
      [
        'Lars Ågård',
        'Bjørn Aagaard',
        'Håkan Hansen',
        'Ærø Andersen',
        'Freja Ørsted',
        'Anne-Marie Æbelø',
        'Håkan Kjær',
        'Lars Æbelø',
        'Anne-Marie Müller',
        'Anne-Marie Andersen',
        'Zoë Hansen',
        'Søren Æbelø',
      ].toSorted(),
    );
    assert.equal(users.filter((user) => user['authenticator'] === 'private').length, 1);
    assert.equal(users.filter((user) => user['has_cpr']).length, 10);
    assert.ok(users.every((user) => user['status'] === 'imported' && user['version'] === 1));
    assert.ok(users.every((user) => user['target_level'] === 'substantial'));
    const events = await trial.server.query<{ kind: string; actor_id: string }>(
      'select kind, actor_id from history_event where entity_id in (select id from business_user where import_id = $1)',
      [done.importId],
    );
    assert.equal(events.length, 12);
    const administratorId = trial.server.organisation.users['user-administrator'].userId;
    assert.ok(events.every((event) => event.kind === 'user.imported' && event.actor_id === administratorId));
    assert.equal(
      await trial.count('sign_in_identity where user_id in (select id from business_user where import_id = $1)', [
        done.importId,
      ]),
      10,
    );
    assert.equal(trial.server.mails.length, 0);
    const kinds = ['import.started', 'import.checked', 'import.apply-started', 'import.applied'];
    assert.deepEqual(await trial.server.history(done.importId), kinds);
    const { items } = await trial.rowsOf(done.importId);
    assert.ok(items.every((row) => row.outcome === 'created' && row.userId !== null));
  });

  test('a second time has only people who are there already', async () => {
    const again = await trial.check(await readFile(sampleFile));
    assert.deepEqual([again.okCount, again.faultRowCount, again.warningRowCount], [2, 10, 2]);
    const { items } = await trial.rowsOf(again.importId, 'faults');
    assert.ok(items.every((row) => row.faults[0]?.code === 'already-exists' && row.faults[0].params?.['userId']));
    const warned = await trial.rowsOf(again.importId, 'warnings');
    assert.ok(warned.items.every((row) => row.warnings.some((warning) => warning.code === 'same-person-exists')));
    assert.deepEqual(trial.refusal(await trial.apply(again, 'all-or-nothing')), {
      status: 422,
      code: 'rule-broken',
      errors: ['import-has-faults'],
    });
  });
});

test('the newest imports are listed first', async () => {
  const { items } = trial.read(await trial.administrator.get(imports)) as { items: Import[] };
  assert.ok(items.length > 1 && items.length <= 50);
  const times = items.map((item) => item.uploadedAt);
  assert.deepEqual(times, times.toSorted().toReversed());
});
