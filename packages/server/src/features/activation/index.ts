export { completeActivation } from './complete-activation.ts';
export { refusedResending } from './activation-link-store.ts';
export { resendLinks } from './resend-links.ts';
export { activationRoutes } from './routes.ts';
export { runActivationOrder } from './run-activation-order.ts';
export { sendActivation, type LinkSender } from './send-activation.ts';
export { findFirstAdministrator, resendSetUpLink, sendSetUpLink, type FirstAdministrator } from './send-set-up-link.ts';
