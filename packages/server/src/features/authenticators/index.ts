export { activatePrivate, asksConsent } from './activate-private.ts';
export { deleteExpiredLinks } from './authenticator-link-store.ts';
export { completeAuthenticator } from './complete-authenticator.ts';
export { deliverDevice, sendDevice } from './deliver-device.ts';
export { createEidIssuer } from './eid-issuer.ts';
export { findDeliveryOrganisations, listDeliveries, type Delivery, type DeliveryPlace } from './delivery-store.ts';
export { issueAuthenticator } from './issue-authenticator.ts';
export { authenticatorRoutes } from './routes.ts';
export { tellIssuer } from './tell-issuer.ts';
