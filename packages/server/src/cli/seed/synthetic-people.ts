import { foldText } from '@tillid/domain/users/person-name';
import { syntheticIdentity } from './synthetic-numbers.ts';

/** An invented person as a user of an organisation. */
export type SyntheticPerson = {
  readonly firstName: string;
  readonly lastName: string;
  readonly cpr: string | undefined;
  readonly dateOfBirth: string;
  readonly email: string;
  readonly phone: string | undefined;
  readonly status: 'active' | 'pending-activation' | 'imported' | 'deactivated';
};

// In Denmark the most frequent given name has one person in a hundred, the most frequent surname one in twenty-five, and every other
// surname is made of a place (Danmarks Statistik, names): the draws below come near that.
const firstNames =
  'Anne Peter Mette Michael Kirsten Lars Hanne Jens Anna Thomas Helle Henrik Susanne Søren Lene Christian Maria Martin Marianne Jan Inge Morten Lone Jesper Bente Anders Camilla Rasmus Charlotte Niels Pia Mads Louise Hans Ida Kasper Karen Mikkel Gitte Jørgen Tina Per Ulla Bo Emma Ole Birgitte Claus Jette Brian Sofie Kim Åse Bjørn Cæcilie Håkan Lærke Jeppe Freja Øjvind Mathilde Åge Signe Torbjørn Dorthe Kåre Ægir Hélène André Mohammed Fatima Nguyen Julie Erik Annette Carsten Rikke Torben Line Steen Trine Frederik Vibeke Allan Sara Finn Laura Kenneth Cecilie Svend Katrine Kurt Eva Flemming Maja Bent Nanna Arne Astrid Poul Ellen Knud Lise Johan Malene Oliver Elisabeth William Inger Noah Birthe Victor Else Oscar Ruth Emil Jytte Malthe Alma Karl Clara August Ella Valdemar Agnes Aksel Nora Otto Liva Anton Josefine Elias Asta Lucas Olivia Gorm Ebba Egon Ali Zahra Yusuf Amina'.split(
    ' ',
  );
const patronymics =
  'Jensen Nielsen Hansen Pedersen Andersen Christensen Larsen Sørensen Rasmussen Jørgensen Petersen Madsen Kristensen Olsen Thomsen Christiansen Poulsen Johansen Møller Mortensen Knudsen Mikkelsen Eriksen Frederiksen Iversen Simonsen Clausen Svendsen Andreasen Jacobsen'.split(
    ' ',
  );
const placeBeginnings =
  'Øster Vester Nør Søn Bjerre Dam Linde Over Bæk Høj Møl Kær Lund Ager Skov Birke Ege Aske Elle Hav Sand Sten Ravn Ulv Bøge Rose Fugl Hede Holm Krog Ny Åg Aa Fjeld Klit'.split(
    ' ',
  );
const placeEnds = 'gaard gård toft bjerg bæk lund holm dal by skov kær vang strup rup sø bo borg hus høj mark'.split(
  ' ',
);

const shares = { withCpr: 0.95, phone: 0.6, middleName: 0.35, patronymic: 0.5 };
const statusUpTo = [
  [0.8, 'active'],
  [0.88, 'pending-activation'],
  [0.95, 'imported'],
  [1, 'deactivated'],
] as const;

/** The person with this index, always the same: names repeat as names do, statuses are mixed, the first of each organisation is active. */
export function syntheticPerson(index: number, isFirst: boolean): SyntheticPerson {
  const draw = drawsOf(index);
  // The power brings the names that stand first more often.
  const firstName = pick(firstNames, draw() ** 1.3);
  const middle = draw() < shares.middleName ? `${placeName(draw)} ` : '';
  const lastName = `${middle}${draw() < shares.patronymic ? pick(patronymics, draw() ** 1.5) : placeName(draw)}`;
  const { dateOfBirth, cpr } = syntheticIdentity(index);
  const hasCpr = draw() < shares.withCpr || isFirst;
  const status = draw();
  return {
    firstName,
    lastName,
    cpr: hasCpr ? cpr : undefined,
    dateOfBirth,
    email: `${foldText(`${firstName}.${lastName}`).replaceAll(/[^a-z.]/g, '')}.${index.toString(36)}@example.test`,
    phone: draw() < shares.phone ? `+45${20_000_000 + Math.floor(draw() * 70_000_000)}` : undefined,
    status: isFirst ? 'active' : (statusUpTo.find(([upTo]) => status < upTo)?.[1] ?? 'deactivated'),
  };
}

function placeName(draw: () => number): string {
  return `${pick(placeBeginnings, draw())}${pick(placeEnds, draw())}`;
}

function pick(names: readonly string[], draw: number): string {
  return names[Math.floor(draw * names.length)] ?? '';
}

/** Numbers from 0 to 1 that follow from the index alone (mulberry32), so that a seeded database can be made again. */
function drawsOf(index: number): () => number {
  let state = Math.imul(index + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
