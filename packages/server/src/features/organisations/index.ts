export { listUserAdministrators } from './administrator-store.ts';
export { changeOrganisation } from './change-organisation.ts';
export { createOrganisation, directoryFaults, makeOrganisation } from './create-organisation.ts';
export {
  findOrganisation,
  getOrganisation,
  listOrganisationIds,
  readSettings,
  type OrganisationRow,
} from './organisation-store.ts';
export { readOrganisationSummary } from './read-organisation.ts';
export { organisationRoutes } from './routes.ts';
export {
  addInvoicingMethod,
  addProductionUnit,
  addSeNumber,
  listInvoicingMethods,
  listProductionUnits,
  listSeNumbers,
} from './unit-store.ts';
