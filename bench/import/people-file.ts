import { newPerson } from '../../test/support/people.ts';

const header =
  'Aktion;UUID;Fornavn;Efternavn;CPR;Foedselsdato;Email;Telefon;Anonym;Referencetekst;TargetIAL;EAN;P-nummer;SE-nummer;Loginmiddel';
const middleNames = [
  'Marie',
  'Lund',
  'Østergaard',
  'Toft',
  'Juul',
  'Bech',
  'Holst',
  'Winther',
  'Krogh',
  'Skov',
  'Vang',
];

/** A file as an organisation would send it: all that a person can have filled in, some 150 bytes a row. */
export function peopleFile(rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, number) => {
    const { firstName, lastName, cpr = '', dateOfBirth } = newPerson();
    const first = `${firstName} ${middleNames[number % middleNames.length]}`;
    const born = dateOfBirth.split('-').toReversed().join('-');
    const email = `fornavn.efternavn.${number}@forvaltning.maalested-kommune.example`;
    const phone = String(20_000_000 + ((number * 7) % 79_999_999)).replace(/(?=(..)+$)(?!^)/g, ' ');
    const cells = ['C', '', first, lastName, `${cpr.slice(0, 6)}-${cpr.slice(6)}`, born, email, phone, 'N'];
    return [...cells, `Borgerservice, afdeling ${number % 400}`, '4', '', '', '', ''].join(';');
  });
  return Buffer.from([header, ...lines, ''].join('\r\n'));
}
