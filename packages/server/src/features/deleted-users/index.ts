export { erasePerson } from './erase-person.ts';
export { deletedUserRoutes } from './routes.ts';
