import * as z from 'zod/mini';
import { unitKinds } from '@tillid/domain/organisations/unit';
import { userOrderTexts } from '@tillid/domain/users/user-order';
import { endpoint } from './endpoint.ts';
import { language, uuid } from './schemas.ts';
import { userFilterParts } from './user-filter.ts';
import { userRow } from './users.ts';

const sort = z.optional(z.enum(userOrderTexts));

/** `GET /api/v1/users/count`: how many users a filter lets through, a request of its own so that no page waits for it (decision 46). */
export const countUsers = endpoint({
  name: 'countUsers',
  summary: 'How many users there are, or how many a filter lets through, exact to 10,000',
  method: 'GET',
  path: '/api/v1/users/count',
  permission: 'users:read',
  query: z.object(userFilterParts),
  reply: z.object({
    /** Null when a filter lets more than 10,000 through. */
    count: z.nullable(z.number()),
  }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'],
});

/**
 * `POST /api/v1/users/number-search`: who has a number: exactly as CPR number, or somewhere in the reference text or e-mail address, and which
 * unit has it. Asked by the body, since a CPR number stands in no URL; finding a user by CPR number is an event of that user.
 */
export const findByNumber = endpoint({
  name: 'findByNumber',
  summary: 'The users and the units that have a number',
  method: 'POST',
  path: '/api/v1/users/number-search',
  permission: 'users:read',
  body: z.object({ number: z.string().check(z.minLength(1), z.maxLength(40)) }),
  reply: z.object({
    /** Whose CPR number it is. */
    byCpr: z.nullable(userRow),
    /** Why it is no CPR number, for a number as long as one that nobody and nothing has. */
    cprFault: z.nullable(
      z.enum(['cpr-format', 'cpr-lost-zero', 'cpr-scientific', 'cpr-date', 'cpr-century', 'cpr-test-number']),
    ),
    /** Others who have the digits in their reference text or e-mail address, at most 25 by name; `more` says that there are others. */
    byText: z.array(userRow),
    more: z.boolean(),
    units: z.array(z.object({ unitId: uuid, kind: z.enum(unitKinds), number: z.string(), name: z.string() })),
  }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed', 'rate-limited'],
});

/**
 * `GET /api/v1/users/export`: the users whom a filter lets through as a CSV file, in an order and with the columns of the list. An event
 * tells the filter, without what was searched for, and the number of users.
 */
export const exportUsers = endpoint({
  name: 'exportUsers',
  summary: 'The users of a filter as a CSV file',
  method: 'GET',
  path: '/api/v1/users/export',
  permission: 'users:export',
  transport: 'download',
  query: z.object({
    ...userFilterParts,
    sort,
    /** Columns of the list with commas between; without them those that the list usually shows. */
    columns: z.optional(z.string().check(z.maxLength(200))),
    language,
  }),
  reply: z.string(),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'],
});
