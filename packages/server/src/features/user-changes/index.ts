export { userChangeRoutes } from './routes.ts';
