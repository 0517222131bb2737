export { authenticateSession } from './authenticate.ts';
export { beginAttempt, type BeginAttempt } from './begin-attempt.ts';
export type { ProvenEid } from './eid-claims.ts';
export { createEidProvider } from './eid-provider.ts';
export type { OnAnswer } from './finish-attempt.ts';
export { readProof, saveProof } from './proof.ts';
export { callbackPath, signInRoutes } from './routes.ts';
export { bindSubject } from './sign-in-identity-store.ts';
export { startSession } from './start-session.ts';
