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
export { findUnitLabels, unitLabel } from './unit-labels.ts';
export {
  closeUnit,
  findDefaultInvoicingMethod,
  findRegisteredUnits,
  findUnit,
  getUnit,
  listUnits,
  lockUnit,
  unitPlaces,
  type CalledUnit,
  type UnitRow,
} from './unit-store.ts';
export { addUnit, changeUnit, deleteUnit } from './write-unit.ts';
