import * as z from 'zod/mini';
import { chargedThings } from '@tillid/domain/charges/charge-groups';
import { endpoint } from './endpoint.ts';
import { day, language } from './schemas.ts';

/** A billing period by the month in which it ends. */
const month = z.string().check(z.regex(/^2\d{3}-(0[1-9]|1[0-2])$/));

/** A billing period with its first and last day in Denmark. */
const period = z.object({ period: month, from: day, to: day });

/** What one invoicing method is charged, as it was called when it was ordered; null where there was none. */
const group = z.object({
  ean: z.nullable(z.string()),
  name: z.nullable(z.string()),
  lines: z.array(z.object({ thing: z.enum(chargedThings), price: z.number(), count: z.number(), total: z.number() })),
  total: z.number(),
});

const problems = ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'] as const;

/** `GET /api/v1/charges`: what the organisation is charged in a billing period, by invoicing method; the current one unless said otherwise. */
export const readCharges = endpoint({
  name: 'readCharges',
  summary: 'What the organisation is charged in a billing period, by invoicing method, in øre without VAT',
  method: 'GET',
  path: '/api/v1/charges',
  permission: 'settings:read',
  query: z.object({ period: z.optional(month) }),
  reply: z.object({
    ...period.shape,
    /** Whether more can still be ordered in it. */
    isCurrent: z.boolean(),
    /** Every period since the first charge, the newest first; at least the current one. */
    periods: z.array(period),
    currency: z.literal('DKK'),
    groups: z.array(group),
    total: z.number(),
  }),
  problems,
});

/** `GET /api/v1/charges/file`: the same day by day as a CSV file, UTF-8 with BOM. */
export const readChargesFile = endpoint({
  name: 'readChargesFile',
  summary: 'What the organisation is charged in a billing period, day by day, as a CSV file',
  method: 'GET',
  path: '/api/v1/charges/file',
  permission: 'settings:read',
  transport: 'download',
  query: z.object({ period: z.optional(month), language }),
  reply: z.string(),
  problems,
});
