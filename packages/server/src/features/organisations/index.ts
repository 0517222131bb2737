export { createOrganisation } from './create-organisation.ts';
export { getOrganisation, listOrganisationIds, readSettings } from './organisation-store.ts';
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
