import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { createTestClock } from '../../../../test/support/clock.ts';
import { startMigratedDatabase, type MigratedDatabase } from '../../../../test/support/migrated-database.ts';
import { newPerson } from '../../../../test/support/people.ts';
import { check } from './check.ts';
import { organisation } from './organisation.ts';
import { WrongUse } from './wrong-use.ts';

let database: MigratedDatabase;
let folder: string;
before(async () => {
  database = await startMigratedDatabase();
  folder = await mkdtemp(join(tmpdir(), 'tillid-organisation-'));
  Object.assign(process.env, {
    DATABASE_URL: database.serverUrl,
    DATABASE_ROLE_PREFIX: database.roles.app.replace(/_app$/, ''),
    MASTER_KEY: randomBytes(32).toString('base64'),
    PUBLIC_URL: 'http://localhost:3000',
    TEST_NUMBERS: '1',
  });
});
after(async () => {
  await database.stop();
  await rm(folder, { recursive: true });
});

function lines() {
  const texts: string[] = [];
  return { output: { write: (text: string) => Promise.resolve(void texts.push(text)) }, text: () => texts.join('') };
}

async function run(args: readonly string[], cpr = ''): Promise<string> {
  const { output, text } = lines();
  const input = { from: Readable.from([cpr]), ask: new PassThrough() };
  assert.equal(await organisation(args, { output, input }), 0);
  return text();
}

function creation(parts: Record<string, string> = {}): string[] {
  const options = {
    cvr: '90010018',
    name: 'Nordhavn Kommune',
    kind: 'municipality',
    'administrator-first-name': 'Åse',
    'administrator-last-name': 'Bøgh',
    'administrator-email': 'aase@example.test',
    ...parts,
  };
  return ['create', ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])];
}

test('create makes the organisation, says where the mail goes, and leaves the sending to the server', async () => {
  const { cpr = '' } = newPerson();
  const text = await run(creation(), cpr);
  assert.match(text, /mailed a link at aase@example\.test/);
  assert.match(text, /the running server sends it/);
  assert.ok(!text.includes(cpr.slice(-4)));
  const rows = await database.query(
    `select o.name, e.template, e.status from organisation o join email e on e.organisation_id = o.id`,
  );
  assert.deepEqual(rows, [{ name: 'Nordhavn Kommune', template: 'set-up', status: 'queued' }]);
  const events = await database.query(
    `select distinct actor_kind from history_event where kind = 'organisation.created'`,
  );
  assert.deepEqual(events, [{ actor_kind: 'system' }]);
});

test('a second one with the CVR number is refused; the same person may be administrator of another', async () => {
  const { cpr = '' } = newPerson();
  await assert.rejects(run(creation(), cpr), /--cvr: There is already an organisation/);
  const made = await run([...creation({ cvr: '90010034', name: 'Sydhavn', language: 'en' }), '--json'], cpr);
  const { organisationId, mailTo } = JSON.parse(made) as Record<string, string>;
  assert.equal(mailTo, 'aase@example.test');
  const rows = await database.query(
    `select settings->>'language' as language from organisation_settings where id = $1`,
    [organisationId],
  );
  assert.deepEqual(rows, [{ language: 'en' }]);
});

const wrongs: readonly { parts: Record<string, string>; cpr: string; says: RegExp }[] = [
  { parts: { cvr: '90010019' }, cpr: '8304711235', says: /^--cvr: / },
  { parts: { kind: 'club' }, cpr: '8304711235', says: /^--kind must be company or/ },
  { parts: { 'administrator-email': 'nowhere' }, cpr: '8304711235', says: /^--administrator-email: / },
  { parts: {}, cpr: '123', says: /^CPR number: / },
  { parts: {}, cpr: '', says: /^CPR number of the first administrator is missing/ },
  { parts: { cpr: '8304711235' }, cpr: '', says: /Unknown option '--cpr'/ },
];

for (const { parts, cpr, says } of wrongs) {
  test(`wrong use: ${JSON.stringify(parts)} < ${cpr}`, async () => {
    const args = creation({ cvr: '90010042', ...parts });
    await assert.rejects(run(args, cpr), (error: unknown) => {
      assert.ok(error instanceof WrongUse);
      assert.match(error.message, says);
      return true;
    });
    assert.deepEqual(await database.query(`select from organisation where cvr = '90010042'`), []);
  });
}

test('what settings prints is what check reads, and names nobody', async () => {
  const text = await run(['settings', '--cvr', '90010018']);
  assert.doesNotMatch(text, /Åse|Bøgh|@/);
  const [settings, users] = [join(folder, 'settings.json'), join(folder, 'users.csv')];
  await writeFile(settings, text);
  const header =
    'Aktion;UUID;Fornavn;Efternavn;CPR;Foedselsdato;Email;Telefon;Anonym;Referencetekst;TargetIAL;EAN;P-nummer;SE-nummer;Loginmiddel';
  await writeFile(users, `${header}\r\nC;;Ida;Dahl;8304711235;;ida@example.test;;J;;4;;;;\r\n`);
  const judged = async (...options: string[]) => {
    const { output, text: told } = lines();
    const environment = {};
    const args = [users, '--json', '--test-numbers', ...options];
    const status = await check(args, { output, clock: createTestClock(), environment });
    const { faults } = JSON.parse(told()) as { faults: { code: string }[] };
    return { status, codes: faults.map(({ code }) => code) };
  };
  const alone = await judged();
  const here = await judged('--settings', settings);
  assert.ok(!alone.codes.includes('anonymity-not-allowed'));
  assert.ok(here.codes.includes('anonymity-not-allowed'), JSON.stringify(here));
  assert.equal(here.status, 1);
});

test('settings without a CVR number asks which, where there are several', async () => {
  await assert.rejects(run(['settings']), /several organisations/);
  await assert.rejects(run(['settings', '--cvr', '90010042']), /no organisation with the CVR number/);
});
