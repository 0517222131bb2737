import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createClient } from '../../../../../test/support/client.ts';
import { fileOf, ImportTrial, line } from '../../../../../test/support/import-trial.ts';
import { createTestOrganisation } from '../../../../../test/support/organisation.ts';

type Row = { readonly what: string; readonly cells: Parameters<typeof line>[0]; readonly faults: readonly string[] };

/** Every rule of the 15 columns for a new user, in an organisation that allows everything. */
const rules: readonly Row[] = [
  { what: 'nothing but what must be there', cells: {}, faults: [] },
  { what: 'no action', cells: { action: '' }, faults: ['Aktion:action-missing'] },
  { what: 'an action in a small letter', cells: { action: 'c' }, faults: ['Aktion:action-not-capital'] },
  { what: 'an action that does not exist', cells: { action: 'X' }, faults: ['Aktion:action-unknown'] },
  { what: 'a UUID for a new user', cells: { uuid: 'a'.repeat(32) }, faults: ['UUID:uuid-on-create'] },
  { what: 'no first name', cells: { first: '' }, faults: ['Fornavn:name-missing'] },
  { what: 'no surname', cells: { last: '' }, faults: ['Efternavn:name-missing'] },
  { what: 'neither CPR number nor date of birth', cells: { cpr: '' }, faults: ['CPR:cpr-or-date-missing'] },
  { what: 'a CPR number in scientific notation', cells: { cpr: '2,56522E+12' }, faults: ['CPR:cpr-scientific'] },
  { what: 'a CPR number without its zero', cells: { cpr: '101701234' }, faults: ['CPR:cpr-lost-zero'] },
  { what: 'a date of birth in the order of the template', cells: { born: '24121985' }, faults: [] },
  { what: 'a day that does not exist', cells: { born: '30021985' }, faults: ['Foedselsdato:date-format'] },
  { what: 'no e-mail address', cells: { email: '' }, faults: ['Email:email-missing'] },
  { what: 'a phone number of eight digits', cells: { phone: '33756669' }, faults: [] },
  { what: 'a foreign phone number', cells: { phone: '+4740612345' }, faults: [] },
  {
    what: 'a phone number in scientific notation',
    cells: { phone: '3,4E+07' },
    faults: ['Telefon:scientific-notation'],
  },
  { what: 'J for anonymous', cells: { anonymous: 'J' }, faults: [] },
  { what: 'something else for anonymous', cells: { anonymous: 'X' }, faults: ['Anonym:anonymous-unknown'] },
  { what: 'a reference text', cells: { reference: 'Løn 12' }, faults: [] },
  { what: 'no level', cells: { level: '' }, faults: ['TargetIAL:level-missing'] },
  { what: 'the level as a word', cells: { level: 'Høj' }, faults: [] },
  { what: 'an EAN number that is registered', cells: { ean: '5790001000011' }, faults: [] },
  { what: 'an EAN number of somebody else', cells: { ean: '5790001000028' }, faults: ['EAN:ean-not-registered'] },
  { what: 'a P number that is registered', cells: { unit: '1900000018' }, faults: [] },
  {
    what: 'a P number of somebody else',
    cells: { unit: '1900000026' },
    faults: ['P-nummer:production-unit-not-registered'],
  },
  { what: 'an SE number of somebody else', cells: { se: '90010034' }, faults: ['SE-nummer:se-number-not-registered'] },
  { what: 'private MitID as login means', cells: { login: 'PrivatID' }, faults: [] },
  { what: 'other login means', cells: { login: 'Kodeviser' }, faults: ['Loginmiddel:authenticator-unknown'] },
];

/** What an organisation that allows nothing optional refuses besides. */
const limits: readonly Row[] = [
  { what: 'an anonymous user', cells: { anonymous: 'J' }, faults: ['Anonym:anonymity-not-allowed'] },
  { what: 'a reference text', cells: { reference: 'Løn 12' }, faults: ['Referencetekst:reference-not-allowed'] },
  { what: 'a level above its own', cells: { level: '3' }, faults: ['TargetIAL:level-above-organisation'] },
  { what: 'a P number', cells: { unit: '1900000018' }, faults: ['P-nummer:production-unit-not-allowed'] },
  { what: 'an SE number', cells: { se: '90010026' }, faults: ['SE-nummer:se-number-not-allowed'] },
  { what: 'private MitID', cells: { login: 'PrivatID' }, faults: ['Loginmiddel:private-authenticator-not-allowed'] },
];

let trial: ImportTrial;
before(async () => {
  trial = await ImportTrial.start();
});
after(() => trial.stop());

/** Checks one file of all rows; gives the faults of each as `column:code`, in the order of the table. */
async function faultsOf(rows: readonly Row[]): Promise<string[][]> {
  const checked = await trial.check(fileOf(rows.map((row) => line(row.cells))));
  const { items } = await trial.rowsOf(checked.importId);
  return items.map((item) => item.faults.map((fault) => `${fault.column}:${fault.code}`));
}

test('the rules of the 15 columns for a new user', async () => {
  const found = await faultsOf(rules);
  for (const [index, { what, faults }] of rules.entries()) assert.deepEqual(found[index], faults, what);
});

test('what the organisation does not allow', async () => {
  const { platform } = trial.server;
  const settings = {
    anonymityAllowed: false,
    referenceTextAllowed: false,
    productionUnitsAllowed: false,
    seNumbersAllowed: false,
    privateAuthenticatorAllowed: false,
    identityAssurance: 'substantial',
  } as const;
  const strict = await createTestOrganisation(platform, { cvr: '90010042', name: 'Streng Bank', settings });
  trial.administrator = createClient(platform.http.app, strict.organisationId);
  assert.equal(await trial.server.logIn(trial.administrator, strict.users['user-administrator'].person), '/');
  const found = await faultsOf(limits);
  for (const [index, { what, faults }] of limits.entries()) assert.deepEqual(found[index], faults, what);
  assert.equal(
    await trial.count("business_user where organisation_id = $1 and status = 'imported'", [strict.organisationId]),
    0,
  );
});
