export { findActorNames } from './event-names.ts';
export { historyRoutes } from './routes.ts';
