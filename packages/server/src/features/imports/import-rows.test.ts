import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { newPerson } from '../../../../../test/support/people.ts';
import { fileOf, ImportTrial, line, noteCpr, type Import } from '../../../../../test/support/import-trial.ts';

let trial: ImportTrial;

before(async () => {
  trial = await ImportTrial.start();
});
after(() => trial.stop());
beforeEach(() => trial.signIn());

const someId = '01900000-0000-7000-8000-000000000000';

suite('what a row associates a user with', () => {
  test('production unit, SE number and invoicing method by their ids', async () => {
    const row = line({
      ean: '5790001000011',
      unit: '1900000018',
      se: '90010026',
      reference: 'Løn',
      anonymous: 'J',
      level: '3',
    });
    const done = await trial.applied(await trial.check(fileOf([row])), 'all-or-nothing');
    const [user] = await trial.server.query<Record<string, unknown>>(
      `select p.name as unit, s.name as se, i.name as method, u.reference_text, u.anonymous, u.target_level from business_user u
       join production_unit p on p.id = u.production_unit_id join se_number s on s.id = u.se_number_id
       join invoicing_method i on i.id = u.invoicing_method_id where u.import_id = $1`,
      [done.importId],
    );
    assert.deepEqual(user, {
      unit: 'Rådhuset',
      se: 'Forsyningen',
      method: 'Fællesforvaltningen',
      reference_text: 'Løn',
      anonymous: true,
      target_level: 'high',
    });
  });

  test('one that was taken away between check and apply: the row is named and not applied', async () => {
    await trial.server.query(`begin; set session_replication_role = replica;
      insert into production_unit (organisation_id, id, version, number, name)
        values ('${trial.server.organisation.organisationId}', '${someId}', 1, '1900000026', 'Kortvarig'); commit`);
    const checked = await trial.check(fileOf([line(), line({ unit: '1900000026' })]));
    assert.equal(checked.okCount, 2);
    await trial.server.query(
      `delete from production_unit where id = '${someId}'; set session_replication_role = default`,
    );
    const done = await trial.applied(checked, 'good-rows-only');
    assert.deepEqual([done.status, done.createdCount, done.notAppliedCount], ['applied', 1, 1]);
    const { items } = await trial.rowsOf(done.importId, 'faults');
    assert.deepEqual(
      items.map((row) => [row.row, row.outcome, row.faults[0]?.code]),
      [[3, 'not-applied', 'production-unit-not-registered']],
    );
  });
});

suite('rows with faults', () => {
  let checked: Import;

  test('are told by row, column and code; no CPR number stands in any of it', async () => {
    const { person, userId } = trial.server.organisation.users.user;
    const cpr = person.cpr ?? '';
    const twice = newPerson().cpr ?? '';
    const rows = [
      line(),
      line({ cpr }),
      line({ first: '', last: '7202882618' }),
      line({ cpr: cpr.slice(1) }),
      line({ action: 'D', cpr: '' }),
      line({ cpr: twice }),
      line({ cpr: `${twice.slice(0, 6)}-${twice.slice(6)}` }),
      line({ first: person.firstName.toUpperCase(), last: person.lastName, born: person.dateOfBirth }),
      line({ email: 'ingen', level: '7' }),
    ];
    noteCpr('7202882618');
    checked = await trial.check(fileOf(rows));
    assert.deepEqual([checked.rowCount, checked.okCount, checked.faultRowCount], [9, 3, 6]);
    const { items } = await trial.rowsOf(checked.importId, 'faults');
    assert.deepEqual(
      items.map((row) => [row.row, ...row.faults.map((fault) => `${fault.column}:${fault.code}`)]),
      [
        [3, 'CPR:already-exists'],
        [4, 'Fornavn:name-missing', 'Efternavn:name-characters'],
        [5, 'CPR:cpr-lost-zero'],
        [6, 'Aktion:action-not-available'],
        [8, 'CPR:duplicate-cpr'],
        [10, 'TargetIAL:level-unknown', 'Email:email-format'],
      ],
    );
    assert.equal(items[0]?.faults[0]?.params?.['userId'], userId);
    assert.equal(items[1]?.lastName, '720288••••');
    const { items: warned } = await trial.rowsOf(checked.importId, 'warnings');
    const namesake = warned.find((row) => row.row === 9);
    assert.deepEqual(namesake?.warnings.at(-1), {
      row: 9,
      column: null,
      code: 'same-person-exists',
      params: { userId },
    });
    assert.deepEqual(
      checked.groups.filter((group) => group.code === 'already-exists'),
      [{ kind: 'fault', code: 'already-exists', column: 'CPR', rows: 1 }],
    );
  });

  test('are left out when the good rows only are applied', async () => {
    const done = await trial.applied(checked, 'good-rows-only');
    assert.deepEqual([done.status, done.createdCount, done.notAppliedCount], ['applied', 3, 0]);
    const { items } = await trial.rowsOf(done.importId);
    assert.deepEqual(
      items.map((row) => row.outcome),
      ['created', 'skipped', 'skipped', 'skipped', 'skipped', 'created', 'skipped', 'created', 'skipped'],
    );
  });

  test('a file of nothing else cannot be applied', async () => {
    const bad = await trial.check(fileOf([line({ email: '' })]));
    assert.deepEqual(trial.refusal(await trial.apply(bad, 'good-rows-only')).errors, ['import-without-good-rows']);
  });
});
