import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/deliveries';
import type { SystemWork } from '../../platform/db/work.ts';
import type { OperatorCall } from '../../platform/http/serve-operator.ts';
import type { Platform } from '../../platform/platform.ts';
import { listDeliveries as readDeliveries, type Delivery } from '../authenticators/index.ts';
import { readPlace, writePlace } from './delivery-place.ts';

type Reply = ReplyOf<typeof contract.listDeliveries>;
type Wanted = { readonly status?: Delivery['status'] | undefined; readonly after?: string | undefined };

const pageSize = 50;

/** A page of what is to be delivered, what waits longest first. */
export function listDeliveries({ systemWork }: Platform) {
  return (call: OperatorCall<typeof contract.listDeliveries>): Promise<Reply> =>
    listDeliveryPage(systemWork, call.query);
}

/** The same for the command line. */
export async function listDeliveryPage(systemWork: SystemWork, { status, after }: Wanted): Promise<Reply> {
  const place = after === undefined ? undefined : readPlace(after);
  const found = await systemWork((tx) => readDeliveries(tx, { status, after: place, most: pageSize + 1 }));
  const shown = found.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    items: shown.map(viewOf),
    next: found.length > pageSize && last !== undefined ? writePlace(last) : null,
  };
}

function viewOf(delivery: Delivery): Reply['items'][number] {
  const { authenticatorId, organisationId, organisationName: name, cvr, means, status, orderedAt, sentAt } = delivery;
  return {
    orderId: authenticatorId,
    organisation: { organisationId, name, cvr },
    means,
    status,
    orderedAt,
    sentAt,
  };
}
