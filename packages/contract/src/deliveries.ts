import * as z from 'zod/mini';
import { separateAuthenticators } from '@tillid/domain/authenticators/authenticator-kind';
import { deliveriesAtOnce, deliverySteps } from '@tillid/domain/authenticators/delivery';
import { endpoint } from './endpoint.ts';
import { cursor, instant, uuid } from './schemas.ts';

/** Something ordered that is to reach a user: for which organisation, never for whom. */
export const delivery = z.object({
  /** The end of it is the number of the order, which goes with what is sent (`orderNumberOf`). */
  orderId: uuid,
  organisation: z.object({ organisationId: uuid, name: z.string(), cvr: z.string() }),
  means: z.enum(separateAuthenticators),
  status: z.enum(['ordered', 'sent']),
  orderedAt: instant,
  sentAt: z.nullable(instant),
});

/** `GET /api/v1/operator/deliveries`: what is to be sent and what is on its way, of all organisations, what waits longest first. */
export const listDeliveries = endpoint({
  name: 'listDeliveries',
  summary: 'A page of the authenticators that are to be sent or are on their way',
  method: 'GET',
  path: '/api/v1/operator/deliveries',
  permission: 'operator',
  query: z.object({ status: z.optional(z.enum(['ordered', 'sent'])), after: z.optional(cursor) }),
  reply: z.object({ items: z.array(delivery), next: z.nullable(z.string()) }),
  problems: ['not-authenticated', 'validation-failed'],
});

/**
 * `POST /api/v1/operator/deliveries`: notes that some were sent, or have arrived; all of them or none. A fault names the order by its
 * place, `/orderIds/3`.
 */
export const noteDeliveries = endpoint({
  name: 'noteDeliveries',
  summary: 'Notes that ordered authenticators were sent, or have arrived',
  method: 'POST',
  path: '/api/v1/operator/deliveries',
  permission: 'operator',
  body: z.object({
    step: z.enum(deliverySteps),
    orderIds: z.array(uuid).check(z.minLength(1), z.maxLength(deliveriesAtOnce)),
  }),
  reply: z.object({ noted: z.number() }),
  problems: ['not-authenticated', 'validation-failed', 'not-found', 'rule-broken'],
});
