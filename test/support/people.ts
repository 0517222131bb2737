import type { TestPerson } from './eid-visit.ts';

const firstNames = [
  'Åse',
  'Bjørn',
  'Cæcilie',
  'Dorthe',
  'Egon',
  'Freja',
  'Gorm',
  'Hélène',
  'Ida',
  'Jørgen',
  'Kåre',
  'Lærke',
];
const lastNames = [
  'Ågård',
  'Aagaard',
  'Bøgh',
  'Dahl',
  'Ebbesen',
  'Fjeldsø',
  'Kjær',
  'Müller',
  'Ørsted',
  'Æbelø',
  'Zacho',
];
let made = 0;

/** A new invented person; the replacement CPR number (day + 60) is different each time and can belong to nobody. */
export function newPerson(parts: Partial<TestPerson> = {}): TestPerson {
  const number = made++;
  const day = 1 + (number % 28);
  const month = 1 + (Math.floor(number / 28) % 12);
  const year = 60 + (Math.floor(number / 336) % 30);
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  const cpr = `${digits(60 + day, 2)}${digits(month, 2)}${digits(year, 2)}${digits(1000 + (number % 2000), 4)}`;
  const dateOfBirth = `19${digits(year, 2)}-${digits(month, 2)}-${digits(day, 2)}`;
  const firstName = firstNames[number % firstNames.length] ?? 'Ida';
  const lastName = lastNames[number % lastNames.length] ?? 'Dahl';
  return { firstName, lastName, cpr, dateOfBirth, level: 'substantial', ...parts };
}
