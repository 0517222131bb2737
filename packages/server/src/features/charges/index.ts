export { chargeOrders, takeBackCharges, type OrderedThing } from './charge-store.ts';
export { chargeUsers } from './charge-users.ts';
export { chargeRoutes } from './routes.ts';
