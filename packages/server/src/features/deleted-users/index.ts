export { erasePerson } from './erase-person.ts';
export { forgetDue } from './forget-due.ts';
export { deletedUserRoutes } from './routes.ts';
