import { listDeliveries } from '@tillid/contract/deliveries';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useAddressQuery } from '../../frame/use-address.ts';

export type DeliveryPage = ReplyOf<typeof listDeliveries>;
export type Delivery = DeliveryPage['items'][number];

/** The page of deliveries that the address tells. */
export function useDeliveryPage() {
  const { status: asked, after } = useAddressQuery();
  const status = (['ordered', 'sent'] as const).find((known) => known === asked);
  const query = useEndpoint(
    listDeliveries,
    { query: { ...(status === undefined ? {} : { status }), ...(after === undefined ? {} : { after }) } },
    { keepPrevious: true },
  );
  return { query, status, isBeginning: after === undefined };
}
