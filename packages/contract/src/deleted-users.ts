import * as z from 'zod/mini';
import { endpoint, noReply } from './endpoint.ts';
import { ability, cursor, day, idParam, instant, uuid } from './schemas.ts';

const readProblems = ['not-authenticated', 'not-permitted', 'not-found', 'conflict', 'validation-failed'] as const;

/** A user who was deleted and is not yet forgotten. */
export const deletedUserRow = z.object({
  userId: uuid,
  name: z.string(),
  deletedAt: instant,
  /** Who did it: a name where it is known, else what kind of actor it was. */
  deletedBy: z.object({
    kind: z.enum(['user', 'system', 'anonymous', 'operator', 'api-client']),
    name: z.nullable(z.string()),
  }),
  /** The day in Denmark on which name, CPR number and what history tells of the person are forgotten (decision 41). */
  keptUntil: day,
});

/** `GET /api/v1/deleted-users`: a page of deleted users, the newest deletion first. */
export const listDeletedUsers = endpoint({
  name: 'listDeletedUsers',
  summary: 'A page of the deleted users, newest first',
  method: 'GET',
  path: '/api/v1/deleted-users',
  permission: 'history:read',
  query: z.object({
    /** Words that the name has. */
    search: z.optional(z.string().check(z.maxLength(100))),
    after: z.optional(cursor),
    before: z.optional(cursor),
  }),
  reply: z.object({
    items: z.array(deletedUserRow),
    next: z.nullable(z.string()),
    previous: z.nullable(z.string()),
    /** For how many months a deleted user is kept. */
    keptMonths: z.number(),
  }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'],
});

/** `GET /api/v1/deleted-users/:userId`: one deleted user. What happened to the user is read as of any other. */
export const readDeletedUser = endpoint({
  name: 'readDeletedUser',
  summary: 'One deleted user',
  method: 'GET',
  path: '/api/v1/deleted-users/:userId',
  permission: 'history:read',
  params: idParam('userId'),
  reply: z.extend(deletedUserRow, {
    maskedCpr: z.nullable(z.string()),
    /** The user that the same person is by now, known by the CPR number alone. */
    recreatedAs: z.nullable(uuid),
    abilities: z.object({ erase: ability }),
  }),
  problems: readProblems,
});

/**
 * `DELETE /api/v1/deleted-users/:userId`: forgets a deleted user at once and for good, wherever anything about the person lies; that
 * things happened to somebody stays. Wants a log-in of the last minutes, so no program may do it (decisions 27 and 41).
 */
export const eraseUser = endpoint({
  name: 'eraseUser',
  summary: 'Erases a deleted user for good',
  method: 'DELETE',
  path: '/api/v1/deleted-users/:userId',
  permission: 'users:erase',
  params: idParam('userId'),
  status: 204,
  reply: noReply,
  problems: [...readProblems, 'rule-broken'],
});
