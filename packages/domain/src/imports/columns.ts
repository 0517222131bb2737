import { foldText } from '../users/person-name.ts';

/** One of the fifteen columns: its field in the program, its header in either language, and what else people call it. */
export type Column = {
  readonly field: ColumnField;
  readonly header: ColumnHeader;
  readonly english: string;
  /** Other headers that mean this column beyond doubt, as `headerKey` writes them. */
  readonly spellings: readonly string[];
  /** Headers that probably mean this column: suggested, never taken. */
  readonly related: readonly string[];
};

/** The fields of a row, in the order of the template. */
export type ColumnField = (typeof table)[number]['field'];

/** The header that names a column in faults, whatever the file calls it. */
export type ColumnHeader = (typeof table)[number]['header'];

// The template of the guide in its order. `Foedselsdato` is spelled so there; `fodselsdato` is what is left of ø where
// a program drops what it does not know.
const table = [
  { field: 'action', header: 'Aktion', english: 'Action', spellings: [], related: ['handling', 'type'] },
  {
    field: 'uuid',
    header: 'UUID',
    english: 'UUID',
    spellings: ['brugernummer', 'brugernummeruuid', 'brugeruuid', 'usernumber', 'usernumberuuid', 'useruuid'],
    related: ['id', 'brugerid', 'userid'],
  },
  {
    field: 'firstName',
    header: 'Fornavn',
    english: 'First name',
    spellings: ['fornavne', 'firstnames', 'givenname', 'givennames'],
    related: ['navn', 'name'],
  },
  {
    field: 'lastName',
    header: 'Efternavn',
    english: 'Surname',
    spellings: ['efternavne', 'lastname', 'familyname'],
    related: ['slaegtsnavn'],
  },
  {
    field: 'cpr',
    header: 'CPR',
    english: 'CPR number',
    spellings: ['cprnr', 'cprnummer', 'cprno', 'personnummer'],
    related: ['personnr', 'ssn'],
  },
  {
    field: 'dateOfBirth',
    header: 'Foedselsdato',
    english: 'Date of birth',
    spellings: ['fodselsdato', 'foedselsdag', 'birthdate'],
    related: ['foedt', 'birthday', 'dob', 'born'],
  },
  {
    field: 'email',
    header: 'Email',
    english: 'Email address',
    spellings: ['mail', 'emailadresse', 'mailadresse', 'mailaddress'],
    related: ['epost', 'adresse', 'address'],
  },
  {
    field: 'phone',
    header: 'Telefon',
    english: 'Phone number',
    spellings: ['telefonnummer', 'telefonnr', 'tlf', 'tlfnr', 'phone', 'telephone', 'telephonenumber'],
    related: ['mobil', 'mobilnummer', 'mobilnr', 'mobiltelefon', 'mobile', 'mobilenumber'],
  },
  { field: 'anonymous', header: 'Anonym', english: 'Anonymous', spellings: [], related: ['anonymitet', 'anonymity'] },
  {
    field: 'referenceText',
    header: 'Referencetekst',
    english: 'Reference text',
    spellings: ['reference'],
    related: ['ref', 'afdeling', 'department'],
  },
  {
    field: 'targetLevel',
    header: 'TargetIAL',
    english: 'Target IAL',
    spellings: ['ial', 'targetidentityassurancelevel', 'identityassurancelevel', 'sikringsniveau'],
    related: ['niveau', 'level', 'nsis'],
  },
  {
    field: 'ean',
    header: 'EAN',
    english: 'EAN number',
    spellings: ['eannummer', 'eannr'],
    related: ['gln', 'glnnummer'],
  },
  {
    field: 'productionUnit',
    header: 'P-nummer',
    english: 'P number',
    spellings: ['pnr', 'productionunit', 'productionunitnumber', 'produktionsenhed'],
    related: ['lokation', 'location'],
  },
  { field: 'seNumber', header: 'SE-nummer', english: 'SE number', spellings: ['senr'], related: ['se'] },
  {
    field: 'authenticator',
    header: 'Loginmiddel',
    english: 'Login means',
    spellings: ['authenticator', 'identifikationsmiddel'],
    related: ['login', 'mitid'],
  },
] as const;

/** The fifteen columns in the order of the template. */
export const columns: readonly Column[] = table;

/** The header of each field's column. */
export const headerOf = Object.fromEntries(table.map((column) => [column.field, column.header])) as Readonly<
  Record<ColumnField, ColumnHeader>
>;

/** The form in which headers are compared: case, blanks, punctuation and accents do not count, and æ, ø, å are ae, oe, aa. */
export function headerKey(header: string): string {
  return foldText(header).replace(/[^\p{L}\p{N}]/gu, '');
}
