import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { aboutProgram } from './api-client.ts';
import { newPerson } from './people.ts';
import { newUnitNumber } from './units.ts';

/** Ids of one organisation's things, by parameter name. */
export type Ids = Readonly<Record<string, string>>;

/** A person as the creation form sends one. */
export const draftBody = {
  firstName: 'Ida',
  lastName: 'Dahl',
  cpr: null,
  dateOfBirth: '1980-05-06',
  email: 'ida@example.test',
  phone: null,
  anonymous: false,
  referenceText: null,
  targetLevel: 'substantial',
};
const draftEdit = {
  ...draftBody,
  keepCpr: false,
  authenticator: 'private',
  authenticatorLimit: 1,
  productionUnitId: null,
  seNumberId: null,
  invoicingMethodId: null,
};

const aboutClient = { ...aboutProgram, name: 'Lønsystem', permissions: ['users:read'] };
const publicKey = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' });

const selected = (more: object = {}) => {
  return (ids: Ids) => ({ selection: { userIds: [ids['userId']] }, ...more });
};

/** A body that passes the schema for each endpoint that takes one; a new endpoint without one fails the test. */
export const endpointBodies: Readonly<Record<string, (ids: Ids) => unknown>> = {
  // Of a person with a CPR number: whoever has none gets a code, which no program may make.
  createUser: () => {
    const { cpr, dateOfBirth } = newPerson();
    return { ...draftBody, cpr, dateOfBirth, confirmedSamePerson: false };
  },
  editDraft: () => draftEdit,
  findPerson: () => ({ cpr: null, firstName: 'Ida', lastName: 'Dahl', dateOfBirth: '1980-05-06' }),
  assignUnits: () => ({ productionUnitId: null, seNumberId: null, invoicingMethodId: null }),
  editContact: () => ({ email: 'ida@example.test', phone: null, referenceText: null }),
  correctUser: () => ({ firstName: 'Ida', lastName: 'Dahl', cpr: null, dateOfBirth: null, reason: 'Tastefejl' }),
  addAuthenticators: () => ({ authenticators: [{ choice: 'chip', count: 1 }] }),
  blockAuthenticator: () => ({ reason: 'lost' }),
  blockOwnAuthenticator: () => ({ reason: 'lost' }),
  activateOwnAuthenticator: () => ({ language: 'da' }),
  orderOwnAuthenticator: () => ({ means: 'chip' }),
  setDeactivation: () => ({ from: null, to: null }),
  findEmailUses: () => ({ email: 'ida@example.test' }),
  checkActivationOrder: selected(),
  startActivationOrder: selected({ authenticator: 'private', authenticatorLimit: 1 }),
  deleteImportedUsers: selected(),
  countSelectedUsers: selected(),
  checkBulkStatusChange: selected({ change: { action: 'reactivate' } }),
  startBulkStatusChange: selected({ change: { action: 'reactivate' } }),
  checkBulkResending: selected(),
  startBulkResending: selected(),
  checkBulkAssignment: selected({ unit: { kind: 'production-unit', unitId: null } }),
  startBulkAssignment: selected({ unit: { kind: 'production-unit', unitId: null } }),
  addUnit: () => ({
    kind: 'production-unit',
    number: newUnitNumber('production-unit'),
    name: 'Et hus',
    confirmedNumber: false,
  }),
  renameUnit: () => ({ name: 'Et andet hus' }),
  removeUnit: () => ({ replacementId: null }),
  applyImport: () => ({ mode: 'all-or-nothing' }),
  switchOrganisation: (ids) => ({ organisationId: ids['userId'], userId: ids['userId'] }),
  createApiClient: () => ({ ...aboutClient, name: randomUUID(), authentication: 'secret' }),
  editApiClient: () => aboutClient,
  replaceApiClientKeys: () => ({ publicKeys: publicKey }),
  makeApiClientSecret: () => ({ secretDays: 30 }),
};
/** A query that passes the schema where one must be given. */
export const endpointQueries: Readonly<Record<string, string>> = {
  readTemplate: '?language=da',
  startImport: '?menuItem=create',
  listImportRows: '?show=all',
  listUnits: '?kind=production-unit',
  readChargesFile: '?language=da',
  exportHistory: '?language=da&format=csv',
  exportOwnHistory: '?language=da&format=json',
  findUnits: '?kind=production-unit',
};

/** Whether the ids of an endpoint's body are those of a selection: another organisation's are simply not among the selected. */
export function takesSelection(name: string): boolean {
  const body = endpointBodies[name]?.({ userId: '' });
  return typeof body === 'object' && body !== null && 'selection' in body;
}
