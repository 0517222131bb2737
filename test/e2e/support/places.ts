import type { SentenceKey } from '../../support/sentences.ts';
import { paths } from '../../support/web-paths.ts';
import type { Material } from './material.ts';
import { operator, people } from './sign-in.ts';

/** Who sees a page; nobody in particular is not logged in. */
export const visitors = [
  'nobody',
  people.userAdministrator,
  people.organisationAdministrator,
  people.rightsAdministrator,
  people.user,
  'a user who activates',
  operator,
] as const;
export type Visitor = (typeof visitors)[number];

/** A button that is about one of several things, and is named so. */
type Opened = { readonly action: SentenceKey; readonly of: SentenceKey };

/** A page as somebody sees it, and what there is to open on it. */
export type Place = {
  readonly address: string;
  /** Buttons that open a window. */
  readonly opens?: readonly (SentenceKey | Opened)[];
  /** Its form is refused when it is sent with empty fields. */
  readonly refuses?: boolean;
  /** It asks for nothing, so there is nothing to wait for. */
  readonly isFixed?: boolean;
};

/** These are other names for pages that stand below. */
type OtherNames = 'userHistory' | 'ownHistory' | 'deletedUserHistory';

type Places = Readonly<Record<Exclude<keyof typeof paths, OtherNames>, Partial<Record<Visitor, readonly Place[]>>>>;

/** Every page of the web app: a page that is missing here is a fault of types. */
export function everyPlace(material: Material): Places {
  return { ...openPlaces(material), ...userPlaces(material), ...settingsPlaces(material), ...operatorPlaces(material) };
}

/** The pages that a visitor sees. */
export function placesOf(visitor: Visitor, material: Material): readonly Place[] {
  return Object.values(everyPlace(material)).flatMap((seen) => seen[visitor] ?? []);
}

function openPlaces(material: Material) {
  const reasons = ['link-expired', 'link-used', 'link-replaced', 'wrong-person', 'user-deleted', 'failed'];
  return {
    front: nobody(paths.front()),
    signedOut: nobody(paths.signedOut()),
    chooseOrganisation: asking(paths.chooseOrganisation()),
    signInRefused: nobody(...['no-user', 'level-too-low'].map((reason) => paths.signInRefused({ reason }))),
    activate: asking(material.activationLink, paths.activate('a'.repeat(43))),
    activationCode: asking(paths.activationCode()),
    activationDone: nobody(paths.activationDone()),
    activationRefused: nobody(...reasons.map(paths.activationRefused)),
    authenticatorLink: asking(material.authenticatorLink),
    authenticatorDone: nobody(paths.authenticatorDone()),
    authenticatorRefused: nobody(paths.authenticatorRefused('user-deactivated'), paths.authenticatorRefused('failed')),
    apiDescription: asking(paths.apiDescription()),
    operatorRefused: nobody(`${paths.operatorRefused()}?reason=no-operator`),
  } satisfies Partial<Places>;
}

const openOfUser: NonNullable<Place['opens']> = [
  'authenticators.add.button',
  { action: 'authenticators.action.block', of: 'words.authenticator.app' },
  { action: 'authenticators.action.replace', of: 'words.authenticator.app' },
  { action: 'authenticators.action.remove', of: 'words.authenticator.app' },
  'users.profile.deactivate',
  'users.profile.delete',
];

function userPlaces(material: Material) {
  const { activeId, pendingId, deletedId, draftId } = material;
  return {
    users: {
      ...administrator(
        { address: paths.users(), opens: ['frame.shortcuts'] },
        { address: paths.users({ search: 'findes ikke' }) },
        { address: paths.users({ status: 'active' }) },
      ),
      ...reader({ address: paths.users() }),
    },
    newUser: administrator({ address: paths.newUser(), refuses: true }),
    user: {
      ...administrator(
        { address: paths.user(activeId), opens: openOfUser },
        { address: paths.user(pendingId) },
        { address: paths.user('00000000-0000-4000-8000-000000000000') },
      ),
      ...reader({ address: paths.user(activeId) }),
    },
    correctUser: administrator({ address: paths.correctUser(activeId), refuses: true }),
    assignUnits: administrator({ address: paths.assignUnits(activeId) }),
    editContact: administrator({ address: paths.editContact(activeId), refuses: true }),
    deletedUsers: administrator({ address: paths.deletedUsers() }),
    deletedUser: {
      ...administrator({ address: paths.deletedUser(deletedId) }),
      [people.organisationAdministrator]: [
        { address: paths.deletedUser(deletedId), opens: ['deletedUsers.erase.button'] },
      ],
    },
    bulkChanges: administrator({ address: paths.bulkChanges() }),
    newBulkChange: administrator({ address: paths.newBulkChange({ action: 'deactivate' }), isFixed: true }),
    bulkChange: administrator({ address: paths.bulkChange(material.bulkChangeId) }),
    importUsers: administrator({ address: paths.importUsers() }, { address: paths.importUsers({ menuItem: 'edit' }) }),
    import: administrator(
      { address: paths.import(material.previewId) },
      { address: paths.import(material.faultyId) },
      { address: paths.import(material.appliedId) },
    ),
    importedUsers: administrator({ address: paths.importedUsers() }),
    editDraft: administrator({
      address: paths.editDraft(draftId),
      opens: ['importedUsers.draft.remove'],
      refuses: true,
    }),
    activateImportedUsers: administrator({ address: paths.activateImportedUsers(), isFixed: true }),
    history: { ...administrator({ address: paths.history() }), ...reader({ address: paths.history() }) },
    profile: {
      [people.user]: [{ address: paths.profile() }],
      [people.organisationAdministrator]: [{ address: paths.profile() }],
      ...reader({ address: paths.profile() }),
      'a user who activates': [
        {
          address: paths.profile(),
          opens: [
            'authenticators.own.consent',
            { action: 'authenticators.own.lost', of: 'words.authenticator.app' },
            'authenticators.own.order',
          ],
        },
      ],
    },
    prices: { [people.user]: [{ address: paths.prices() }] },
  } satisfies Partial<Places>;
}

function settingsPlaces({ unitId, apiClientId }: Material) {
  const owner = people.organisationAdministrator;
  return {
    settings: {
      [owner]: [{ address: paths.settings(), isFixed: true }],
      ...reader({ address: paths.settings(), isFixed: true }),
      [people.user]: [{ address: paths.settings(), isFixed: true }],
    },
    organisationData: {
      [owner]: [{ address: paths.organisationData() }],
      ...reader({ address: paths.organisationData() }),
    },
    charges: { [owner]: [{ address: paths.charges() }] },
    newUnit: { [owner]: [{ address: paths.newUnit(), refuses: true, isFixed: true }] },
    unit: {
      [owner]: [
        { address: paths.unit(unitId), opens: ['organisationData.unit.rename', 'organisationData.unit.remove'] },
      ],
    },
    apiClients: { [owner]: [{ address: paths.apiClients() }] },
    newApiClient: { [owner]: [{ address: paths.newApiClient(), refuses: true, isFixed: true }] },
    apiClient: {
      [owner]: [
        {
          address: paths.apiClient(apiClientId),
          opens: ['apiClients.secrets.make', 'apiClients.client.disable', 'apiClients.client.delete'],
        },
      ],
    },
    editApiClient: { [owner]: [{ address: paths.editApiClient(apiClientId), refuses: true }] },
  } satisfies Partial<Places>;
}

function operatorPlaces({ organisationId }: Material) {
  return {
    operator: { nobody: [{ address: paths.operator(), isFixed: true }], [operator]: [{ address: paths.operator() }] },
    newOrganisation: { [operator]: [{ address: paths.newOrganisation(), refuses: true, isFixed: true }] },
    organisation: {
      [operator]: [{ address: paths.organisation(organisationId), opens: ['operators.organisation.block'] }],
    },
    editOrganisation: { [operator]: [{ address: paths.editOrganisation(organisationId), refuses: true }] },
    deliveries: { [operator]: [{ address: paths.deliveries() }] },
    operatorHistory: { [operator]: [{ address: paths.operatorHistory() }] },
  } satisfies Partial<Places>;
}

function nobody(...addresses: readonly string[]) {
  return { nobody: addresses.map((address) => ({ address, isFixed: true })) };
}

function asking(...addresses: readonly string[]) {
  return { nobody: addresses.map((address) => ({ address })) };
}

function administrator(...places: readonly Place[]) {
  return { [people.userAdministrator]: places };
}

/** Whoever sees what user administrators do, and may change none of it. */
function reader(...places: readonly Place[]) {
  return { [people.rightsAdministrator]: places };
}
