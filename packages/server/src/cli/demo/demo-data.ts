import {
  fjordbyPeople,
  foreignPeople,
  operatorPeople,
  organisationPeople,
  seedPeople,
  type SimulatorPerson,
} from '@tillid/mitid-simulator/persons';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import { foldText } from '@tillid/domain/users/person-name';
import type { NewUser } from '../../features/users/index.ts';

/** The demo organisation: an invented municipality with its units and with the settings that the sample files need. */
export const demoOrganisation = {
  cvr: '90010018',
  name: 'Nordhavn Kommune',
  kind: 'municipality',
  settings: {
    anonymityAllowed: true,
    referenceTextAllowed: true,
    productionUnitsAllowed: true,
    seNumbersAllowed: true,
    privateAuthenticatorAllowed: true,
    identityAssurance: 'high',
  },
  productionUnits: [
    { number: '1900000018', name: 'Rådhuset' },
    { number: '1900000026', name: 'Skolen ved Åen' },
  ],
  seNumbers: [{ number: '90010026', name: 'Nordhavn Forsyning' }],
  invoicingMethods: [
    { number: '5790001000011', name: 'Fællesforvaltningen' },
    { number: '5790001000028', name: 'Børn og Skole' },
  ],
} as const;

/** A second, small organisation, with few users and little allowed; one person is user in both. */
export const smallDemoOrganisation = {
  cvr: '90010085',
  name: 'Fjordby Forsyning A/S',
  kind: 'company',
  settings: { privateAuthenticatorAllowed: true },
  productionUnits: [],
  seNumbers: [],
  invoicingMethods: [],
} as const;

/** Who runs the demonstration. */
export const demoOperator = {
  name: `${operatorPeople.inge.firstName} ${operatorPeople.inge.lastName}`,
  cpr: operatorPeople.inge.cpr,
};

/** A user of a demo organisation; a pending one is sent for activation like any other. */
export type DemoUser = NewUser;

/** The people of the demo organisation: administrators of each role, and others in every status. */
export function demoUsers(activatedAt: string): DemoUser[] {
  const { anna, bo, clara, dan, eva, frida } = organisationPeople;
  const active = { status: 'active', activatedAt } as const;
  return [
    demoUser(anna, { ...active, roles: ['organisation-administrator', 'user-administrator'] }),
    demoUser(bo, { ...active, roles: ['user-administrator'] }),
    demoUser(clara, { ...active, roles: ['rights-administrator'] }),
    demoUser(dan, { ...active, roles: ['organisation-administrator'] }),
    demoUser(eva, active),
    demoUser(frida, { ...active, roles: ['user-administrator'] }),
    demoUser(foreignPeople.marta, { status: 'pending-activation', activatedAt }),
    ...seedPeople.map((person, index) => demoUser(person, { status: statusOf(index), activatedAt })),
  ];
}

/** The people of the small one: fewer than nine, for which the list of users is shown differently. */
export function smallDemoUsers(activatedAt: string): DemoUser[] {
  const { jens, mette, poul, rikke } = fjordbyPeople;
  const active = { status: 'active', activatedAt, host: 'fjordby' } as const;
  return [
    demoUser(organisationPeople.frida, { ...active, roles: ['organisation-administrator', 'user-administrator'] }),
    demoUser(jens, { ...active, roles: ['organisation-administrator'] }),
    demoUser(mette, active),
    demoUser(poul, { ...active, status: 'pending-activation' }),
    demoUser(rikke, { ...active, status: 'deactivated' }),
  ];
}

/** Of 25 people 14 are active, 4 pending, 4 imported and 3 deactivated. */
function statusOf(index: number): NewUser['status'] {
  if (index % 6 === 1) return 'pending-activation';
  if (index % 6 === 3) return 'imported';
  return index % 8 === 5 || index === 24 ? 'deactivated' : 'active';
}

type Life = {
  status: NewUser['status'];
  activatedAt: string;
  roles?: NonNullable<NewUser['roles']>;
  host?: 'nordhavn' | 'fjordby';
};

function demoUser(person: SimulatorPerson, life: Life): DemoUser {
  const cpr = person.cpr === undefined ? undefined : parseCpr(person.cpr, { testNumbers: true });
  if (cpr !== undefined && !cpr.ok) throw new Error(`the demo person ${person.id} has a CPR number that does not hold`);
  const address = `${foldText(`${person.firstName}.${person.lastName}`).replaceAll(/[^a-z.]/g, '')}@${life.host ?? 'nordhavn'}.example`;
  const activated = life.status === 'active' || life.status === 'deactivated';
  return {
    draft: {
      firstName: person.firstName,
      lastName: person.lastName,
      cpr: cpr?.value,
      dateOfBirth: person.birthDate,
      email: address,
      phone: undefined,
      anonymous: false,
      referenceText: undefined,
      targetLevel: 'substantial',
    },
    status: life.status,
    authenticator: 'private',
    roles: life.roles ?? [],
    columns: activated ? { registered_level: 'substantial', activated_at: life.activatedAt } : {},
  };
}
