import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { after, before, beforeEach, suite, test } from 'node:test';
import { readBody, readRefusal } from '../../../../../test/support/answers.ts';
import { asProgram, makeApiClient } from '../../../../../test/support/api-client.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { findFreePorts } from '../../../../../test/support/free-ports.ts';
import {
  addEvents,
  eventIdsIn,
  exportAddress,
  isLine,
  manyEventsUser,
  ownExportPath,
  readExport,
  readExportedLines,
  readExportedRows,
  verifyExported,
  type ExportQuery,
} from '../../../../../test/support/history-export.ts';
import { createUserBy } from '../../../../../test/support/new-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { nothing, whatHappens } from '../../../../../test/support/what-happened.ts';
import type { HistoryPage } from './list-history.ts';

let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer({ PORT: String(await findFreePorts()) });
});
after(async () => {
  await server.stop();
  assert.deepEqual(server.undeclaredProblems, []);
});
beforeEach(async () => {
  administrator = await server.signIn('user-administrator');
});

suite('who may', () => {
  test('not somebody who is not signed in, nor a user without a role; every administrator, and a program that was given it', async () => {
    const visitor = server.visitor();
    const user = await server.signIn('user');
    assert.equal(readRefusal(await visitor.get(exportAddress())).code, 'not-authenticated');
    assert.equal(readRefusal(await visitor.get(exportAddress({}, ownExportPath))).code, 'not-authenticated');
    assert.equal(readRefusal(await user.get(exportAddress())).code, 'not-permitted');
    for (const role of ['user-administrator', 'organisation-administrator', 'rights-administrator'] as const)
      assert.ok((await readExportedRows(await server.signIn(role))).length > 0);
    const manager = await server.signIn('organisation-administrator');
    const reading = await asProgram(server, await makeApiClient(manager, ['history:read'], 'Revision'));
    assert.ok((await readExportedRows(reading)).length > 0);
    const other = await asProgram(server, await makeApiClient(manager, ['users:read'], 'Opslag'));
    assert.equal(readRefusal(await other.get(exportAddress())).code, 'not-permitted');
    assert.equal(readRefusal(await reading.get(exportAddress({}, ownExportPath))).code, 'not-permitted');
  });

  test("another organisation's user is nobody here, and nothing is written down", async () => {
    const stranger = await server.otherOrganisation.signIn('user-administrator');
    const { userId } = server.organisation.users.user;
    for (const format of ['csv', 'json']) {
      const [answer, happened] = await whatHappens(server, () => stranger.get(exportAddress({ user: userId, format })));
      assert.equal(readRefusal(answer).code, 'not-found');
      assert.deepEqual(happened, nothing);
    }
    const own = new Set((await readExportedRows(administrator)).map((row) => row[9]));
    assert.ok((await readExportedRows(stranger)).every((row) => !own.has(row[9])));
    assert.deepEqual(await readExportedRows(stranger, { actor: userId }), []);
  });

  test('what cannot be meant is refused with its place', async () => {
    for (const [query, fault] of [
      [{ from: '2026-02-31' }, '/query/from date-format'],
      [{ from: '0001-01-01' }, '/query/from date-format'],
      [{ types: 'user.exploded' }, '/query/types invalid-value'],
      [{ actor: 'Bo' }, '/query/actor invalid-value'],
      [{ sort: 'type' }, '/query/sort invalid-value'],
      [{ format: 'xml' }, '/query/format invalid-value'],
    ] as const) {
      const [answer, happened] = await whatHappens(server, () => administrator.get(exportAddress(query)));
      const { errors } = readRefusal(answer);
      assert.deepEqual(happened, nothing);
      assert.deepEqual(
        errors.map(({ pointer, code }) => `${pointer} ${code}`),
        [fault],
      );
    }
  });
});

suite('as CSV', () => {
  test('it opens in Danish Excel, speaks the language of the caller, begins no formula and tells no CPR number', async () => {
    const { cpr } = newPerson();
    assert.ok(cpr);
    const named = { firstName: 'Åse', lastName: 'Formel', phone: '12345678' };
    const { user } = await createUserBy(administrator, { ...named, cpr });
    const danish = await administrator.get(exportAddress({ user: user.userId, types: 'user.created' }));
    assert.equal(danish.headers['content-type'], 'text/csv; charset=utf-8');
    assert.equal(danish.headers['cache-control'], 'no-store');
    assert.match(
      String(danish.headers['content-disposition']),
      /^attachment; filename="historik-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const [header, line] = danish.text.split('\r\n');
    assert.equal(
      header,
      '\uFEFFTidspunkt (dansk tid);Gruppe;Hændelse;Vedrører;Vedrører (id);Udført af;Udført af (id);Oplysninger;Type;Hændelsens id',
    );
    const cells = line?.split(';') ?? [];
    const { person, userId } = server.organisation.users['user-administrator'];
    assert.match(cells[0] ?? '', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    assert.deepEqual(
      [...cells.slice(1, 7), cells[8]],
      [
        'Brugere',
        'Brugeren blev oprettet',
        'Åse Formel',
        user.userId,
        `${person.firstName} ${person.lastName}`,
        userId,
        'user.created',
      ],
    );
    assert.ok(cells[7]?.includes('Fornavn: Åse | '));
    assert.ok(cells[7]?.includes('CPR-nummer: tilknyttet'));
    assert.ok(cells[7]?.includes('Telefonnummer: +45 12 34 56 78'));
    const [, english = ''] = (
      await readExport(administrator, { user: user.userId, types: 'user.created', language: 'en' })
    ).split('\r\n');
    assert.ok(english.includes(';The user was created;') && english.includes('First name: Åse'));
    for (const format of ['csv', 'json']) {
      assert.ok(!(await readExport(administrator, { format })).includes(cpr));
    }
  });

  test('a name that a spreadsheet would calculate stays a name', async () => {
    const { user } = await createUserBy(administrator, { firstName: '-Bo', lastName: 'Minus' });
    const [row] = await readExportedRows(administrator, { user: user.userId, types: 'user.created' });
    assert.equal(row?.[3], "'-Bo Minus");
  });

  test('it has what the page has, by every filter, in either order', async () => {
    await addEvents(server, 20);
    const actor = server.organisation.users['user-administrator'].userId;
    const views: readonly ExportQuery[] = [
      {},
      { sort: 'oldest' },
      { types: 'user.created,log-in' },
      { actor },
      { actor: 'system', types: 'user.signed-in' },
      { user: manyEventsUser },
      { from: '2026-01-01', to: '2026-12-31', actor },
    ];
    for (const view of views) {
      const rows = await readExportedRows(administrator, view);
      const pages: string[] = [];
      for (let next: string | null = ''; next !== null;) {
        const query = new URLSearchParams({ ...view, ...(next === '' ? {} : { after: next }) });
        const page: HistoryPage = readBody(await administrator.get(`/api/v1/history?${query}`), 200);
        pages.push(...page.items.map(({ eventId }) => eventId));
        ({ next } = page);
      }
      // Exports that came after this one have written events besides.
      const exported = rows.map((row) => row[9] ?? '');
      assert.ok(exported.length > 0, JSON.stringify(view));
      assert.deepEqual(
        pages.filter((id) => exported.includes(id)),
        exported,
        JSON.stringify(view),
      );
    }
  });

  test('many batches hold every event once', async () => {
    await addEvents(server, 5_000, 'user.signed-out');
    const ids = (await readExportedRows(administrator, { types: 'user.signed-out', user: manyEventsUser })).map(
      (row) => row[9],
    );
    assert.equal(ids.length, 5_000);
    assert.equal(new Set(ids).size, 5_000);
  });
});

suite('the own history', () => {
  test('tells of others neither names nor values, and proves itself', async () => {
    const { user: other } = await createUserBy(administrator, { firstName: 'Anden', lastName: 'Person' });
    const rows = await readExportedRows(administrator, {}, ownExportPath);
    const about = rows.filter((row) => row[4] === other.userId);
    assert.ok(about.length > 0);
    assert.ok(about.every((row) => row[3] === 'En anden bruger' && row[7] === ''));
    const lines = await readExportedLines(administrator, {}, ownExportPath);
    const ofOther = lines.filter((line) => isLine('event')(line) && line.includes(`"entityId":"${other.userId}"`));
    assert.ok(ofOther.length > 0);
    for (const line of ofOther) assert.doesNotMatch(line, /"(salt|values)"|Anden Person/);
    const { report, faults } = await verifyExported(server, lines);
    assert.deepEqual(faults, []);
    assert.ok(report.events > 0 && eventIdsIn(lines).length === report.events);
    const own = server.organisation.users.user.userId;
    const mine = await readExportedRows(await server.signIn('user'), {}, ownExportPath);
    assert.ok(mine.length > 0 && mine.every((row) => row[4] === own || row[6] === own));
  });
});

suite('that it was made', () => {
  async function lastExported() {
    const [event] = await server.query<{ entity_type: string; entity_id: string; values: string }>(
      `select entity_type, entity_id, "values" from history_event where kind = 'history.exported' order by at desc, id desc limit 1`,
    );
    return event && { ...event, values: JSON.parse(event.values) as Record<string, unknown> };
  }

  test('is an event of the organisation, with what was asked for', async () => {
    const actor = server.organisation.users['user-administrator'].userId;
    const query = { types: 'user.created,log-in', from: '2026-01-01', to: '2026-12-31', actor };
    const [, happened] = await whatHappens(server, () => readExport(administrator, query));
    assert.deepEqual(happened, { ...nothing, events: ['history.exported'] });
    assert.deepEqual(await lastExported(), {
      entity_type: 'organisation',
      entity_id: server.organisation.organisationId,
      values: {
        format: { to: 'CSV' },
        periodFrom: { to: '2026-01-01' },
        periodTo: { to: '2026-12-31' },
        types: { to: 'user.created, log-in' },
        byActor: { to: actor },
      },
    });
    const page = (await administrator.get('/api/v1/history?types=history.exported')).body;
    const { firstName, lastName } = server.organisation.users['user-administrator'].person;
    assert.ok(JSON.stringify(page).includes(`{"field":"byActor","from":null,"to":"${firstName} ${lastName}"}`));
  });

  test('is an event of the user whose history it is', async () => {
    const { userId } = server.organisation.users.user;
    await readExportedLines(administrator, { user: userId });
    const expected = { entity_type: 'user', entity_id: userId, values: { format: { to: 'JSON' } } };
    assert.deepEqual(await lastExported(), expected);
    const user = await server.signIn('user');
    const [, happened] = await whatHappens(server, () => readExportedLines(user, {}, ownExportPath));
    assert.deepEqual(happened, { ...nothing, events: ['history.exported'] });
    assert.deepEqual(await lastExported(), expected);
  });
});

test('whoever goes away ends the reading', async () => {
  const events = 60_000;
  await addEvents(server, events);
  const { platform } = server;
  const { work } = platform;
  const requests: string[] = [];
  const counted: typeof work = (scope, fn) => {
    if (scope.actor.kind === 'user') requests.push(scope.requestId);
    return work(scope, fn);
  };
  Object.assign(platform, { work: counted });
  const cookie = [...administrator.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, 'x-tillid-organisation': administrator.organisationId };
  const port = await server.listen();
  for (const format of ['csv', 'json']) {
    const request = get({ port, path: exportAddress({ format }), headers });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    assert.equal(answer.statusCode, 200);
    await once(answer, 'readable');
    const exporting = requests.at(-1);
    const unitsNow = () => requests.filter((requestId) => requestId === exporting).length;
    request.destroy();
    await once(request, 'close');
    // The server has heard of it when it has answered others.
    for (let turn = 0; turn < 10; turn += 1) await administrator.get('/api/v1/session');
    const units = unitsNow();
    for (let turn = 0; turn < 50; turn += 1) await administrator.get('/api/v1/session');
    assert.equal(unitsNow(), units, format);
    assert.ok(units < events / 4_000, `${format}: ${units} units of work`);
  }
  Object.assign(platform, { work });
});
