import { readReplacementNumber } from './replacement-number.ts';

/** Levels of assurance, weakest first. */
export const levels = ['low', 'substantial', 'high'] as const;

/** How sure the eID is that the person is who they say. */
export type Level = (typeof levels)[number];

/** Where on the log-in page a person is listed. */
export type PersonGroup = 'organisation' | 'operator' | 'sample' | 'foreign' | 'levels' | 'seed';

/** An invented person known to the simulator; `cpr` is a replacement number (day + 60), which can belong to nobody. */
export type SimulatorPerson = {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly cpr: string | undefined;
  readonly birthDate: string;
  readonly level: Level;
  readonly group: PersonGroup;
};

/** The people whom the demo organisations know by role: five administrators, of whom Frida is one in both, and one user without roles. */
export const organisationPeople = {
  anna: registered('organisation', 'anna', 'Anna Møller', '7204780948'),
  bo: registered('organisation', 'bo', 'Bo Østergård', '6309851933'),
  clara: registered('organisation', 'clara', 'Clara Winther', '8701903510'),
  dan: registered('organisation', 'dan', 'Dan Aabye', '7511690859'),
  eva: registered('organisation', 'eva', 'Eva Lind', '6806964814'),
  frida: registered('organisation', 'frida', 'Frida Holm', '6911831427'),
} as const;

/** Who runs the demonstration; operators log in at the highest level. */
export const operatorPeople = {
  inge: { ...registered('operator', 'inge', 'Inge Holm', '8304711235'), level: 'high' },
} as const;

/** The ten people with a CPR number of the sample file for creating users. */
export const samplePeople: readonly SimulatorPerson[] = [
  registered('sample', 'sample-1', 'Lars Ågård', '8401542250'),
  registered('sample', 'sample-2', 'Bjørn Aagaard', '7410510030'),
  registered('sample', 'sample-3', 'Håkan Hansen', '6110044733'),
  registered('sample', 'sample-4', 'Ærø Andersen', '6910970777'),
  registered('sample', 'sample-5', 'Freja Ørsted', '6505831980'),
  registered('sample', 'sample-6', 'Anne-Marie Æbelø', '7202882618'),
  registered('sample', 'sample-7', 'Håkan Kjær', '6409983080'),
  registered('sample', 'sample-8', 'Lars Æbelø', '6312640677'),
  registered('sample', 'sample-9', 'Anne-Marie Müller', '8804500389'),
  registered('sample', 'sample-10', 'Anne-Marie Andersen', '7206601686'),
];

/** People with an eID but no CPR number: two of the sample file, and one whose eID is too weak for activation. */
export const foreignPeople = {
  zoe: foreign('zoe', 'Zoë Hansen', '1985-12-24', 'substantial'),
  soeren: foreign('soeren', 'Søren Æbelø', '1996-02-29', 'substantial'),
  marta: foreign('marta', 'Marta Kowalska', '1990-05-14', 'low'),
} as const;

/** People with a CPR number at a level other than substantial. */
export const levelPeople = {
  laura: { ...registered('levels', 'laura', 'Laura Skov', '7902889536'), level: 'low' },
  henrik: { ...registered('levels', 'henrik', 'Henrik Højgaard', '9010749929'), level: 'high' },
} as const;

/** Further people for filling an organisation. */
export const seedPeople: readonly SimulatorPerson[] = [
  registered('seed', 'aage', 'Aage Aagaard', '6503619545'),
  registered('seed', 'aase', 'Åse Ærø', '8107830678'),
  registered('seed', 'andre', 'André Brøndum', '6212799147'),
  registered('seed', 'astrid', 'Astrid Bøgh-Larsen', '7705920502'),
  registered('seed', 'birgitte', 'Birgitte Dahlgaard', '8408661006'),
  registered('seed', 'caecilie', 'Cæcilie Ebbesen', '7102014248'),
  registered('seed', 'egon', 'Egon Fjeldsø', '6610583235'),
  registered('seed', 'ellen-margrethe', 'Ellen-Margrethe Gydesen', '8901710288'),
  registered('seed', 'esben', 'Esben Haagensen', '6404874835'),
  registered('seed', 'fie', 'Fie Ibsgård', '7309990778'),
  registered('seed', 'gorm', 'Gorm Jæger', '8606769025'),
  registered('seed', 'helene', 'Hélène Kærgaard', '6811811120'),
  registered('seed', 'ida', 'Ida Løvenskjold', '9103949626'),
  registered('seed', 'joergen', 'Jørgen Mæhl', '7912639279'),
  registered('seed', 'karen', 'Karen Nørgaard', '6702681004'),
  registered('seed', 'kaare', 'Kåre Overgaard', '7408891323'),
  registered('seed', 'lone', 'Lone Paaske', '8205722530'),
  registered('seed', 'maja', 'Maja Quist-Sørensen', '7601034144'),
  registered('seed', 'niels-ole', 'Niels-Ole Ravnsbæk', '7007603945'),
  registered('seed', 'oeyvind', 'Øyvind Skjødt', '8810844745'),
  registered('seed', 'pernille', 'Pernille Tøndering', '6109770688'),
  registered('seed', 'renee', 'Renée Uggerhøj', '8312911044'),
  registered('seed', 'soeren-vestergaard', 'Søren Vestergård', '7804800179'),
  registered('seed', 'tove', 'Tove Åkjær', '6306659314'),
  registered('seed', 'ulrik', 'Ulrik Wæver', '8511989559'),
];

/** The others of the second, small demo organisation. */
export const fjordbyPeople = {
  jens: registered('seed', 'jens', 'Jens Ravn', '7303690511'),
  mette: registered('seed', 'mette', 'Mette Søholm', '6210880734'),
  poul: registered('seed', 'poul', 'Poul Ærenlund', '8206750195'),
  rikke: registered('seed', 'rikke', 'Rikke Brandt', '8802941568'),
} as const;

/** Everybody whom the simulator lists on its log-in page. */
export const simulatorPersons: readonly SimulatorPerson[] = [
  ...Object.values(organisationPeople),
  ...Object.values(operatorPeople),
  ...samplePeople,
  ...Object.values(foreignPeople),
  ...Object.values(levelPeople),
  ...seedPeople,
  ...Object.values(fjordbyPeople),
];

function registered(group: PersonGroup, id: string, name: string, cpr: string): SimulatorPerson & { cpr: string } {
  const reading = readReplacementNumber(cpr);
  if (!reading.ok) throw new Error(`The person ${id} needs a replacement CPR number.`);
  return { id, ...splitName(name), cpr, birthDate: reading.birthDate, level: 'substantial', group };
}

function foreign(id: string, name: string, birthDate: string, level: Level): SimulatorPerson {
  return { id, ...splitName(name), cpr: undefined, birthDate, level, group: 'foreign' };
}

function splitName(name: string): { firstName: string; lastName: string } {
  const [firstName = '', lastName = ''] = name.split(' ');
  return { firstName, lastName };
}
