type Query = Readonly<Record<string, string | undefined>>;

/** Every address inside the web app. Patterns for the routes are made by the same functions: `paths.user(':userId')`. */
export const paths = {
  front: () => '/',
  profile: () => '/profile',
  signedOut: () => '/signed-out',
  chooseOrganisation: () => '/choose-organisation',
  signInRefused: (query: { readonly reason?: string } = {}) => withQuery('/sign-in-refused', query),
  users: (query: { readonly search?: string; readonly after?: string; readonly before?: string } = {}) =>
    withQuery('/users', query),
  newUser: () => '/users/new',
  user: (userId: string) => `/users/${userId}`,
  correctUser: (userId: string) => `/users/${userId}/correct`,
  editContact: (userId: string) => `/users/${userId}/contact`,
  importUsers: (query: { readonly menuItem?: 'edit' } = {}) => withQuery('/users/import', query),
  import: (importId: string, query: { readonly show?: string; readonly after?: string } = {}) =>
    withQuery(`/imports/${importId}`, query),
  importedUsers: (query: { readonly importId?: string; readonly after?: string; readonly before?: string } = {}) =>
    withQuery('/imported-users', query),
  editDraft: (userId: string) => `/imported-users/${userId}`,
  activateImportedUsers: (query: { readonly step?: string; readonly order?: string } = {}) =>
    withQuery('/imported-users/activate', query),
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
  operatorHistory: (query: { readonly before?: string } = {}) => withQuery('/operator/history', query),
  operatorRefused: () => '/operator/refused',
  activate: (token: string) => `/activate/${token}`,
  activationCode: () => '/activate/code',
  activationDone: () => '/activate/done',
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
