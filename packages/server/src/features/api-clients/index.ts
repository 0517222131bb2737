export { deleteExpiredTokens } from './access-token-store.ts';
export { findApiClientNames } from './api-client-store.ts';
export { authenticateApiClient } from './authenticate.ts';
export { apiClientRoutes } from './routes.ts';
