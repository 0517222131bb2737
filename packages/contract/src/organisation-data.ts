import * as z from 'zod/mini';
import { unitKinds } from '@tillid/domain/organisations/unit';
import { endpoint } from './endpoint.ts';
import { ability, cursor, idParam, typedText, uuid } from './schemas.ts';

/** Kind of a unit: a production unit, an SE number, or an invoicing method. */
export const unitKind = z.enum(unitKinds);

const search = z.optional(z.string().check(z.maxLength(100)));

/** A unit of the organisation that users can be associated with; `number` is its P number, SE number or EAN number. */
export const unit = z.object({
  unitId: uuid,
  kind: unitKind,
  version: z.number(),
  number: z.string(),
  name: z.string(),
  /** Pays for every user who has no invoicing method of the own; false for units of other kinds. */
  isDefault: z.boolean(),
  /** Its users are moving away or the moving failed; while it is under way the unit cannot be chosen. */
  removal: z.nullable(
    z.object({
      status: z.enum(['running', 'failed']),
      /** How many users there were when it began, and how many have moved. */
      total: z.number(),
      done: z.number(),
      /** Where they move to; null when to none. */
      replacement: z.nullable(z.object({ number: z.string(), name: z.string() })),
    }),
  ),
  abilities: z.object({ rename: ability, makeDefault: ability, remove: ability }),
});

const changeProblems = [
  'not-authenticated',
  'not-permitted',
  'not-found',
  'conflict',
  'stale',
  'validation-failed',
  'rule-broken',
] as const;

/** `GET /api/v1/units`: a page of the units of a kind by name (Danish collation), or of those whose name or number has every word. */
export const listUnits = endpoint({
  name: 'listUnits',
  summary: 'A page of the units of a kind by name',
  method: 'GET',
  path: '/api/v1/units',
  permission: 'settings:read',
  query: z.object({ kind: unitKind, search, after: z.optional(cursor), before: z.optional(cursor) }),
  reply: z.object({
    items: z.array(unit),
    next: z.nullable(z.string()),
    previous: z.nullable(z.string()),
    /** How many there are of the kind, and how many of them the search finds. */
    total: z.number(),
    found: z.number(),
    canAdd: ability,
  }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'],
});

/** `GET /api/v1/units/:unitId`: one unit with its users counted. */
export const readUnit = endpoint({
  name: 'readUnit',
  summary: 'One unit, and how many users it has',
  method: 'GET',
  path: '/api/v1/units/:unitId',
  permission: 'settings:read',
  params: idParam('unitId'),
  reply: z.object({
    unit,
    /** Exact up to 10,000; `more` says that there are others besides. */
    users: z.object({ count: z.number(), more: z.boolean() }),
  }),
  problems: ['not-authenticated', 'not-permitted', 'not-found', 'conflict', 'validation-failed'],
});

/** `GET /api/v1/unit-choices`: the first units of a kind that a user can be associated with, by name, and how many there are. */
export const findUnits = endpoint({
  name: 'findUnits',
  summary: 'Units of a kind that can be chosen for a user',
  method: 'GET',
  path: '/api/v1/unit-choices',
  permission: 'users:read',
  query: z.object({ kind: unitKind, search }),
  reply: z.object({
    /** At most twenty, by name. */
    items: z.array(z.object({ unitId: uuid, number: z.string(), name: z.string(), isDefault: z.boolean() })),
    /** How many there are whose name or number has every word. */
    found: z.number(),
  }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'],
});

/** `POST /api/v1/units`: registers a unit. The first invoicing method becomes the default one. */
export const addUnit = endpoint({
  name: 'addUnit',
  summary: 'Registers a production unit, an SE number or an invoicing method',
  method: 'POST',
  path: '/api/v1/units',
  permission: 'settings:edit',
  creates: true,
  body: z.object({
    kind: unitKind,
    number: typedText,
    name: typedText,
    /** Set after the warning that an SE number has no control digit. */
    confirmedNumber: z.boolean(),
  }),
  status: 201,
  location: ({ unitId }) => `/api/v1/units/${unitId}`,
  reply: unit,
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed', 'rule-broken'],
});

/** `PUT /api/v1/units/:unitId`: gives a unit another name; its number stays. */
export const renameUnit = endpoint({
  name: 'renameUnit',
  summary: 'Gives a unit another name',
  method: 'PUT',
  path: '/api/v1/units/:unitId',
  permission: 'settings:edit',
  ifMatch: true,
  params: idParam('unitId'),
  body: z.object({ name: typedText }),
  reply: unit,
  problems: changeProblems,
});

/** `PUT /api/v1/units/:unitId/default`: lets an invoicing method pay for every user who has none of the own. */
export const makeDefaultInvoicingMethod = endpoint({
  name: 'makeDefaultInvoicingMethod',
  summary: 'Makes an invoicing method the default one',
  method: 'PUT',
  path: '/api/v1/units/:unitId/default',
  permission: 'settings:edit',
  ifMatch: true,
  params: idParam('unitId'),
  reply: unit,
  problems: changeProblems,
});

/** `POST /api/v1/units/:unitId/removal`: moves the users of a unit to another one or to none, and then removes it. */
export const removeUnit = endpoint({
  name: 'removeUnit',
  summary: 'Moves the users of a unit and removes it',
  method: 'POST',
  path: '/api/v1/units/:unitId/removal',
  permission: 'settings:edit',
  ifMatch: true,
  params: idParam('unitId'),
  body: z.object({
    /** A unit of the same kind that its users move to; null when to none. */
    replacementId: z.nullable(uuid),
  }),
  status: 202,
  reply: z.object({
    /** The unit while a job moves its many users; null when it is gone already. */
    unit: z.nullable(unit),
    /** How many users had it. */
    users: z.number(),
  }),
  problems: changeProblems,
});
