import * as z from 'zod/mini';
import { historySorts } from '@tillid/domain/history/history-view';
import { endpoint } from './endpoint.ts';
import { idParam, instant, language, uuid } from './schemas.ts';

const readProblems = ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'] as const;

/** Whether the name of a user can still be told; null for what is no user. */
const nameState = z.nullable(z.enum(['present', 'deleted', 'forgotten']));

/** One thing that happened: what, when, to whom or what, by whom, and which values changed. */
export const historyEvent = z.object({
  eventId: uuid,
  kind: z.string(),
  at: instant,
  actorKind: z.enum(['user', 'system', 'anonymous', 'operator', 'api-client']),
  /** Only of users and API clients. */
  actorId: z.nullable(uuid),
  actorName: z.nullable(z.string()),
  actorState: nameState,
  subject: z.object({ type: z.string(), id: uuid, name: z.nullable(z.string()), state: nameState }),
  /** A value is null where there was none, where it is forgotten, and always of a CPR number. */
  changes: z.array(z.object({ field: z.string(), from: z.nullable(z.string()), to: z.nullable(z.string()) })),
});

const view = {
  /** Days in Denmark, both included. */
  from: z.optional(z.string().check(z.maxLength(10))),
  to: z.optional(z.string().check(z.maxLength(10))),
  /** Kinds of events and groups of kinds, separated by commas. */
  types: z.optional(z.string().check(z.maxLength(5000))),
};
const actor = z.optional(z.string().check(z.maxLength(36)));
const sort = z.optional(z.enum(historySorts));
/** The event after which, or before which, the page begins or ends in the order that is asked for. */
const place = { after: z.optional(uuid), before: z.optional(uuid) };

/** 200 events at most, with the events that lead to the pages beside them. */
const page = { items: z.array(historyEvent), next: z.nullable(uuid), previous: z.nullable(uuid) };

/** Somebody who can be chosen as actor, or is looked for. */
const person = z.object({
  kind: z.enum(['user', 'api-client']),
  id: uuid,
  name: z.nullable(z.string()),
  state: nameState,
});

const historyPage = z.object({
  ...page,
  /** Whose acts are shown, where one user or API client is asked for. */
  actor: z.nullable(person),
  /** Whom the events are about, where one user is asked for. */
  user: z.nullable(person),
  /** How many of the newest events of a period are sorted by actor, where there are more. */
  sortedAmong: z.nullable(z.number()),
});

/** `GET /api/v1/history`: a page of what happened in the organisation. */
export const listHistory = endpoint({
  name: 'listHistory',
  summary: 'A page of what happened in the organisation',
  method: 'GET',
  path: '/api/v1/history',
  permission: 'history:read',
  query: z.object({ ...view, actor, sort, user: z.optional(uuid), ...place }),
  reply: historyPage,
  problems: readProblems,
});

/** `GET /api/v1/users/:userId/history`: a page of what happened to one user, a deleted one too until the person is forgotten. */
export const readUserHistory = endpoint({
  name: 'readUserHistory',
  summary: 'A page of what happened to one user',
  method: 'GET',
  path: '/api/v1/users/:userId/history',
  permission: 'history:read',
  params: idParam('userId'),
  query: z.object({ ...view, actor, sort, ...place }),
  reply: historyPage,
  problems: [...readProblems, 'not-found'],
});

/** `GET /api/v1/profile/history`: a page of what was done to and by the own user; of others it tells neither names nor values. */
export const readOwnHistory = endpoint({
  name: 'readOwnHistory',
  summary: 'A page of what was done to and by the own user',
  method: 'GET',
  path: '/api/v1/profile/history',
  permission: 'own-history:read',
  query: z.object({ ...view, sort: z.optional(z.enum(['newest', 'oldest'])), ...place }),
  reply: z.object(page),
  problems: readProblems,
});

/** `POST /api/v1/history/actors`: who acted and is called so. By POST, since a name must not stand in an address. */
export const findHistoryActors = endpoint({
  name: 'findHistoryActors',
  summary: 'Users and API clients who did something, by beginnings of their names',
  method: 'POST',
  path: '/api/v1/history/actors',
  permission: 'history:read',
  body: z.object({ search: z.string().check(z.maxLength(100)) }),
  reply: z.object({
    items: z.array(person),
    /** Whether there may be more than are told. */
    more: z.boolean(),
  }),
  problems: readProblems,
});

/** What of a view goes into a file. CSV has the events by time; lines of JSON have them in the order of the chain, with what proves them. */
const file = {
  ...view,
  sort: z.optional(z.enum(['newest', 'oldest'])),
  format: z.enum(['csv', 'json']),
  language,
};
const fileTypes = ['text/csv', 'application/jsonl'] as const;

/** `GET /api/v1/history/export`: the events of a view as a file, all pages of them; that it was made is an event. */
export const exportHistory = endpoint({
  name: 'exportHistory',
  summary: 'The events of a view as CSV, or as lines of JSON with what proves them',
  method: 'GET',
  path: '/api/v1/history/export',
  permission: 'history:read',
  transport: 'download',
  fileTypes,
  query: z.object({ ...file, actor, user: z.optional(uuid) }),
  reply: z.string(),
  problems: [...readProblems, 'not-found'],
});

/** `GET /api/v1/profile/history/export`: the same of what was done to and by the own user; of others it tells neither names nor values. */
export const exportOwnHistory = endpoint({
  name: 'exportOwnHistory',
  summary: 'What was done to and by the own user as CSV, or as lines of JSON with what proves it',
  method: 'GET',
  path: '/api/v1/profile/history/export',
  permission: 'own-history:read',
  transport: 'download',
  fileTypes,
  query: z.object(file),
  reply: z.string(),
  problems: readProblems,
});
