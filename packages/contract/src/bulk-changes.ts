import * as z from 'zod/mini';
import { bulkActions, bulkRefusals } from '@tillid/domain/bulk-changes/bulk-change';
import { unitKinds } from '@tillid/domain/organisations/unit';
import { endpoint } from './endpoint.ts';
import { ability, day, idParam, instant, typedText, uuid } from './schemas.ts';
import { userSelection } from './user-selection.ts';

/** Who is left out of a bulk change, reason by reason. */
export const leftOut = z.array(
  z.object({
    reason: z.enum(bulkRefusals),
    count: z.number(),
    /** The first 100 by name; nobody of whom nothing is known any more. */
    users: z.array(z.object({ userId: uuid, firstName: z.string(), lastName: z.string() })),
  }),
);

/** What a bulk change does to each user. */
const change = z.object({
  action: z.enum(bulkActions),
  /** The days of a deactivation in Denmark, both included. */
  from: z.nullable(day),
  to: z.nullable(day),
  /** What users are associated with by it, or are no more. */
  unit: z.nullable(
    z.object({
      kind: z.enum(unitKinds),
      unitId: z.nullable(uuid),
      /** Number and name, also of a unit that was removed since; null for none. */
      label: z.nullable(z.string()),
    }),
  ),
});

/** One bulk change: an order to do the same with many users, which a job carries out. */
const bulkChangeParts = {
  bulkChangeId: uuid,
  change,
  /** Cancelled and failed ones have done what `done` says, and nothing more. */
  status: z.enum(['running', 'completed', 'cancelled', 'failed']),
  /** Users who were chosen; `done` and `skipped` come to as many when it is completed. */
  selected: z.number(),
  done: z.number(),
  skipped: z.number(),
  startedAt: instant,
  endedAt: z.nullable(instant),
  startedBy: z.object({
    kind: z.enum(['user', 'api-client']),
    userId: z.nullable(uuid),
    /** Null for somebody who is forgotten. */
    name: z.nullable(z.string()),
  }),
};

/** One bulk change in a list. */
export const bulkChangeRow = z.object(bulkChangeParts);

/** One bulk change as a whole. */
export const bulkChangeView = z.object({
  ...bulkChangeParts,
  /** While it runs without names. */
  leftOut,
  /** The bulk change that this one takes back, and the one that takes this back. */
  undoes: z.nullable(uuid),
  undoneBy: z.nullable(uuid),
  abilities: z.object({ cancel: ability, undo: ability }),
});

const checked = z.object({
  /** Users who were chosen and are there. */
  selected: z.number(),
  able: z.number(),
  leftOut,
});
const started = z.object({ bulkChangeId: uuid, selected: z.number(), able: z.number() });

const checkProblems = ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'] as const;
const startProblems = [...checkProblems, 'rule-broken'] as const;
const oneProblems = [...startProblems, 'not-found'] as const;

/** What can be done with the status of many users. */
const statusChange = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('deactivate'),
    /** First day in Denmark; null is today. */
    from: z.nullable(typedText),
    /** Last day, included; null until reactivated. */
    to: z.nullable(typedText),
  }),
  z.strictObject({ action: z.literal('reactivate') }),
  z.strictObject({ action: z.literal('cancel-deactivation') }),
]);

/** `POST /api/v1/bulk-changes/status/check`: with whom of a selection it can be done, and why not with the others; writes nothing. */
export const checkBulkStatusChange = endpoint({
  name: 'checkBulkStatusChange',
  summary: 'Whose status of a selection can be changed, and why not the others’',
  method: 'POST',
  path: '/api/v1/bulk-changes/status/check',
  permission: 'users:deactivate',
  body: z.object({ selection: userSelection, change: statusChange }),
  reply: checked,
  problems: checkProblems,
});

/** `POST /api/v1/bulk-changes/status`: deactivates or reactivates many users, or cancels what is planned, as a job. */
export const startBulkStatusChange = endpoint({
  name: 'startBulkStatusChange',
  summary: 'Deactivates or reactivates many users, or cancels planned deactivations',
  method: 'POST',
  path: '/api/v1/bulk-changes/status',
  permission: 'users:deactivate',
  creates: true,
  body: z.object({ selection: userSelection, change: statusChange }),
  status: 202,
  reply: started,
  problems: startProblems,
});

/** `POST /api/v1/bulk-changes/activation-emails/check`: to whom of a selection an activation e-mail can be sent again; writes nothing. */
export const checkBulkResending = endpoint({
  name: 'checkBulkResending',
  summary: 'To whom of a selection activation e-mails can be sent again',
  method: 'POST',
  path: '/api/v1/bulk-changes/activation-emails/check',
  permission: 'users:activate',
  body: z.object({ selection: userSelection }),
  reply: checked,
  problems: checkProblems,
});

/** `POST /api/v1/bulk-changes/activation-emails`: sends many users who wait for activation a new link, as a job. */
export const startBulkResending = endpoint({
  name: 'startBulkResending',
  summary: 'Sends activation e-mails again to many users',
  method: 'POST',
  path: '/api/v1/bulk-changes/activation-emails',
  permission: 'users:activate',
  creates: true,
  body: z.object({ selection: userSelection }),
  status: 202,
  reply: started,
  problems: startProblems,
});

/** A unit that many users are given; null takes theirs of the kind away. */
const unitChange = z.strictObject({ kind: z.enum(unitKinds), unitId: z.nullable(uuid) });

/** `POST /api/v1/bulk-changes/units/check`: whom of a selection a unit can be given, or taken from; writes nothing. */
export const checkBulkAssignment = endpoint({
  name: 'checkBulkAssignment',
  summary: 'Who of a selection can be associated with a unit, or with none of its kind',
  method: 'POST',
  path: '/api/v1/bulk-changes/units/check',
  permission: 'users:assign-units',
  body: z.object({ selection: userSelection, unit: unitChange }),
  reply: checked,
  problems: checkProblems,
});

/** `POST /api/v1/bulk-changes/units`: associates many users with a production unit, an SE number or an invoicing method, or with none, as a job. */
export const startBulkAssignment = endpoint({
  name: 'startBulkAssignment',
  summary: 'Associates many users with a unit, or with none of its kind',
  method: 'POST',
  path: '/api/v1/bulk-changes/units',
  permission: 'users:assign-units',
  creates: true,
  body: z.object({ selection: userSelection, unit: unitChange }),
  status: 202,
  reply: started,
  problems: startProblems,
});

/** `GET /api/v1/bulk-changes`: a page of bulk changes, newest first. */
export const listBulkChanges = endpoint({
  name: 'listBulkChanges',
  summary: 'A page of the bulk changes, newest first',
  method: 'GET',
  path: '/api/v1/bulk-changes',
  permission: 'users:read',
  query: z.object({
    /** Only those older than this one. */
    before: z.optional(uuid),
  }),
  reply: z.object({
    items: z.array(bulkChangeRow),
    /** `before` of the next page; null at the end. */
    next: z.nullable(uuid),
  }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'],
});

/** `GET /api/v1/bulk-changes/:bulkChangeId`: how far a bulk change is, and what came of it. */
export const readBulkChange = endpoint({
  name: 'readBulkChange',
  summary: 'Progress and result of a bulk change',
  method: 'GET',
  path: '/api/v1/bulk-changes/:bulkChangeId',
  permission: 'users:read',
  params: idParam('bulkChangeId'),
  reply: bulkChangeView,
  problems: ['not-authenticated', 'not-permitted', 'not-found', 'conflict', 'validation-failed'],
});

/** `POST /api/v1/bulk-changes/:bulkChangeId/cancel`: stops a bulk change where it is; what is done stays done. Needs the permission of its action. */
export const cancelBulkChange = endpoint({
  name: 'cancelBulkChange',
  summary: 'Stops a bulk change; what is done stays done',
  method: 'POST',
  path: '/api/v1/bulk-changes/:bulkChangeId/cancel',
  permission: 'users:read',
  params: idParam('bulkChangeId'),
  reply: bulkChangeView,
  problems: oneProblems,
});

/** `POST /api/v1/bulk-changes/:bulkChangeId/undo`: takes back, as a bulk change of its own, a bulk deactivation or what users were associated with, for whoever was not changed since. Needs the permission of its action. */
export const undoBulkChange = endpoint({
  name: 'undoBulkChange',
  summary: 'Takes a bulk deactivation or association back for whoever was not changed since',
  method: 'POST',
  path: '/api/v1/bulk-changes/:bulkChangeId/undo',
  permission: 'users:read',
  creates: true,
  params: idParam('bulkChangeId'),
  status: 202,
  reply: started,
  problems: oneProblems,
});

/** `POST /api/v1/users/selection/count`: how many users a selection has; asked by the body, since a filter may hold a name. */
export const countSelectedUsers = endpoint({
  name: 'countSelectedUsers',
  summary: 'How many users a selection has',
  method: 'POST',
  path: '/api/v1/users/selection/count',
  permission: 'users:read',
  body: z.object({ selection: userSelection }),
  reply: z.object({
    /** Null when they are more than can be changed at once. */
    count: z.nullable(z.number()),
  }),
  problems: checkProblems,
});
