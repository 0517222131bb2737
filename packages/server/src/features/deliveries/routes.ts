import * as contract from '@tillid/contract/deliveries';
import { serveOperator } from '../../platform/http/serve-operator.ts';
import type { Platform } from '../../platform/platform.ts';
import { listDeliveries } from './list-deliveries.ts';
import { noteDeliveriesForOperator } from './note-deliveries.ts';

/** Binds the endpoints with which operators work through what is to be delivered. */
export function deliveryRoutes(platform: Platform): void {
  const { http } = platform;
  serveOperator(http, contract.listDeliveries, listDeliveries(platform));
  serveOperator(http, contract.noteDeliveries, noteDeliveriesForOperator(platform));
}
