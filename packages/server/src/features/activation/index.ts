export { completeActivation } from './complete-activation.ts';
export { activationRoutes } from './routes.ts';
export { runActivationOrder } from './run-activation-order.ts';
export { sendActivation } from './send-activation.ts';
