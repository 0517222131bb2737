type Query = Readonly<Record<string, string | undefined>>;

/** Every address inside the web app. Patterns for the routes are made by the same functions: `paths.user(':userId')`. */
export const paths = {
  front: () => '/',
  profile: () => '/profile',
  signedOut: () => '/signed-out',
  chooseOrganisation: () => '/choose-organisation',
  signInRefused: (query: { readonly reason?: string } = {}) => withQuery('/sign-in-refused', query),
  users: (query: Query = {}) => withQuery('/users', query),
  newUser: () => '/users/new',
  user: (userId: string) => `/users/${userId}`,
  userHistory: (userId: string, query: Query) => withQuery(`/users/${userId}`, query),
  history: (query: Query = {}) => withQuery('/history', query),
  ownHistory: (query: Query) => withQuery('/profile', query),
  correctUser: (userId: string) => `/users/${userId}/correct`,
  assignUnits: (userId: string) => `/users/${userId}/organisation`,
  editContact: (userId: string) => `/users/${userId}/contact`,
  deletedUsers: (query: { readonly search?: string; readonly after?: string; readonly before?: string } = {}) =>
    withQuery('/deleted-users', query),
  deletedUserHistory: (userId: string, query: Query) => withQuery(`/deleted-users/${userId}`, query),
  deletedUser: (userId: string) => `/deleted-users/${userId}`,
  bulkChanges: (query: { readonly before?: string } = {}) => withQuery('/bulk-changes', query),
  newBulkChange: (query: Query = {}) => withQuery('/bulk-changes/new', query),
  bulkChange: (bulkChangeId: string) => `/bulk-changes/${bulkChangeId}`,
  importUsers: (query: { readonly menuItem?: 'edit' } = {}) => withQuery('/users/import', query),
  import: (importId: string, query: { readonly show?: string; readonly after?: string } = {}) =>
    withQuery(`/imports/${importId}`, query),
  importedUsers: (query: { readonly importId?: string; readonly after?: string; readonly before?: string } = {}) =>
    withQuery('/imported-users', query),
  editDraft: (userId: string) => `/imported-users/${userId}`,
  activateImportedUsers: (query: { readonly step?: string; readonly order?: string } = {}) =>
    withQuery('/imported-users/activate', query),
  settings: () => '/settings',
  organisationData: (
    query: {
      readonly kind?: string;
      readonly search?: string;
      readonly after?: string;
      readonly before?: string;
    } = {},
  ) => withQuery('/settings/organisation-data', query),
  newUnit: (query: { readonly kind?: string } = {}) => withQuery('/settings/organisation-data/new', query),
  unit: (unitId: string) => `/settings/organisation-data/${unitId}`,
  charges: (query: { readonly period?: string } = {}) => withQuery('/settings/charges', query),
  apiClients: () => '/settings/api-clients',
  newApiClient: () => '/settings/api-clients/new',
  apiClient: (apiClientId: string) => `/settings/api-clients/${apiClientId}`,
  editApiClient: (apiClientId: string) => `/settings/api-clients/${apiClientId}/edit`,
  operator: (
    query: {
      readonly search?: string;
      readonly status?: string;
      readonly after?: string;
      readonly before?: string;
    } = {},
  ) => withQuery('/operator', query),
  newOrganisation: () => '/operator/organisations/new',
  organisation: (organisationId: string) => `/operator/organisations/${organisationId}`,
  editOrganisation: (organisationId: string) => `/operator/organisations/${organisationId}/edit`,
  deliveries: (query: { readonly status?: string | undefined; readonly after?: string | undefined } = {}) =>
    withQuery('/operator/deliveries', query),
  operatorHistory: (query: { readonly before?: string } = {}) => withQuery('/operator/history', query),
  operatorRefused: () => '/operator/refused',
  activate: (token: string) => `/activate/${token}`,
  activationCode: () => '/activate/code',
  activationDone: () => '/activate/done',
  authenticatorLink: (token: string) => `/authenticators/${token}`,
  authenticatorDone: () => '/authenticators/done',
  authenticatorRefused: (reason: string) => `/authenticators/refused/${reason}`,
  prices: () => '/prices',
  apiDescription: () => '/docs/api',
  activationRefused: (reason: string) => `/activate/refused/${reason}`,
};

function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value) {
      search.set(name, value);
    }
  }
  return search.size > 0 ? `${path}?${search}` : path;
}
