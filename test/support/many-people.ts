import { newPerson } from './people.ts';

/** A file that creates this many people, each with a replacement CPR number of their own and an address that tells which they are. */
export function manyPeopleFile(count: number): { name: string; bytes: Uint8Array } {
  const header =
    'Aktion;UUID;Fornavn;Efternavn;CPR;Foedselsdato;Email;Telefon;Anonym;Referencetekst;TargetIAL;EAN;P-nummer;SE-nummer;Loginmiddel';
  const rows = Array.from({ length: count }, (_, index) => {
    const { firstName, lastName, cpr } = newPerson();
    return `C;;${firstName};${lastName};${cpr};;person-${index}@example.test;;N;;3;;;;`;
  });
  return { name: 'many-people.csv', bytes: new TextEncoder().encode([header, ...rows].join('\r\n')) };
}
