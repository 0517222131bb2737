export { resumeRemovals } from './enqueue-removal.ts';
export { organisationDataRoutes } from './routes.ts';
export { runUnitRemoval } from './run-unit-removal.ts';
