import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTypedPerson } from './typed-person.ts';

const now = new Date('2026-06-03T12:00:00Z');
const typed = { firstName: ' Åse-Marie ', lastName: "O'Nørgård", cpr: '', birthDate: '', level: 'high' };

const refusals = [
  { fields: { cpr: '010280-1236' }, field: 'cpr', code: 'cprReal' },
  { fields: { cpr: '610280123' }, field: 'cpr', code: 'cprFormat' },
  { fields: { cpr: '9002801236' }, field: 'cpr', code: 'cprDate' },
  { fields: { cpr: '9902801236' }, field: 'cpr', code: 'cprDate' },
  { fields: {}, field: 'birthDate', code: 'birthDateMissing' },
  { fields: { cpr: '6102801236', birthDate: '02.02.1980' }, field: 'birthDate', code: 'birthDateDiffers' },
  { fields: { birthDate: '04.06.2026' }, field: 'birthDate', code: 'birthDateFuture' },
  { fields: { birthDate: '31.12.1895' }, field: 'birthDate', code: 'birthDateTooOld' },
  { fields: { birthDate: '29.02.1985' }, field: 'birthDate', code: 'birthDateFormat' },
  { fields: { birthDate: '24.12.1985', firstName: '' }, field: 'firstName', code: 'nameMissing' },
  { fields: { birthDate: '24.12.1985', lastName: '<b>' }, field: 'lastName', code: 'nameCharacters' },
  { fields: { birthDate: '24.12.1985', lastName: 'a'.repeat(101) }, field: 'lastName', code: 'nameTooLong' },
  { fields: { birthDate: '24.12.1985', level: 'none' }, field: 'level', code: 'levelMissing' },
] as const;

for (const { fields, field, code } of refusals) {
  test(`what is typed is refused with ${code}`, () => {
    assert.deepEqual(readTypedPerson({ ...typed, ...fields }, now), { faults: [{ field, code }] });
  });
}

test('names are tidied, dates are read in the usual forms', () => {
  for (const birthDate of ['24.12.1985', '24-12-1985', '24121985', '1985-12-24']) {
    assert.deepEqual(readTypedPerson({ ...typed, birthDate }, now), {
      identity: {
        firstName: 'Åse-Marie',
        lastName: "O'Nørgård",
        cpr: undefined,
        birthDate: '1985-12-24',
        level: 'high',
      },
    });
  }
});

test('the seventh digit gives the century', () => {
  const births = { '6102801236': '1980-02-01', '6102014236': '2001-02-01', '6102585236': '1858-02-01' };
  for (const [cpr, birthDate] of Object.entries(births)) {
    const reading = readTypedPerson({ ...typed, cpr }, new Date('1900-01-01T00:00:00Z'));
    const later = readTypedPerson({ ...typed, cpr }, new Date('2026-01-01T00:00:00Z'));
    const accepted = [reading, later].find((each) => 'identity' in each);
    assert(accepted !== undefined && 'identity' in accepted);
    assert.equal(accepted.identity.birthDate, birthDate);
  }
});
