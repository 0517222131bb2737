export { listDeliveryPage } from './list-deliveries.ts';
export { noteDeliveries } from './note-deliveries.ts';
export { deliveryRoutes } from './routes.ts';
