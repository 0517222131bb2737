export { eraseBulkChangeUsers, erasePeopleFromBulkChanges } from './erase-bulk-change-users.ts';
export { bulkChangeRoutes } from './routes.ts';
export { runBulkChange } from './run-bulk-change.ts';
