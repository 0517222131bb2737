import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { cursor, idParam, instant, language, targetLevel, uuid } from './schemas.ts';
import { userSelection } from './user-selection.ts';
import { userRow } from './users.ts';

const readProblems = ['not-authenticated', 'not-permitted', 'not-found', 'conflict', 'validation-failed'] as const;

/** A fault or a warning at a cell; `params` never carry a CPR number. */
export const rowFault = z.object({
  row: z.number(),
  column: z.nullable(z.string()),
  code: z.string(),
  params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
});

/** Where an import is: being checked, ready to be applied, being applied, or ended. */
export const importStatus = z.enum(['checking', 'refused', 'checked', 'applying', 'applied', 'cancelled', 'failed']);

/** An import with its counts. */
export const importView = z.object({
  importId: uuid,
  version: z.number(),
  status: importStatus,
  fileName: z.string(),
  menuItem: z.enum(['create', 'edit']),
  uploadedAt: instant,
  uploadedBy: z.nullable(z.string()),
  encoding: z.nullable(z.string()),
  delimiter: z.nullable(z.string()),
  /** Faults of the file as a whole; such a file is refused. */
  fileFaults: z.array(rowFault),
  rowCount: z.number(),
  okCount: z.number(),
  faultRowCount: z.number(),
  warningRowCount: z.number(),
  /** Faults and warnings by code, most frequent first. */
  groups: z.array(
    z.object({
      kind: z.enum(['fault', 'warning']),
      code: z.string(),
      column: z.nullable(z.string()),
      rows: z.number(),
    }),
  ),
  mode: z.nullable(z.enum(['all-or-nothing', 'good-rows-only'])),
  /** Rows done so far of what runs now. */
  done: z.number(),
  createdCount: z.number(),
  /** Rows that were good when checked and not when applied (another administrator was there first). */
  notAppliedCount: z.number(),
  endedAt: z.nullable(instant),
  /** When the file and its rows were erased (decision 38); an erased import has no rows to list. */
  erasedAt: z.nullable(instant),
});

/** One row of the preview; CPR masked. */
export const importRow = z.object({
  row: z.number(),
  /** The person was erased for good: the row says nothing any more, its outcome stays. */
  erased: z.boolean(),
  action: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  identity: z.string(),
  email: z.string(),
  targetLevel: z.nullable(targetLevel),
  outcome: z.nullable(z.enum(['created', 'skipped', 'not-applied'])),
  userId: z.nullable(uuid),
  faults: z.array(rowFault),
  warnings: z.array(rowFault),
});

/** `GET /api/v1/imports/template`: the template, UTF-8 with BOM. */
export const readTemplate = endpoint({
  name: 'readTemplate',
  summary: 'The template as a CSV file with example rows',
  method: 'GET',
  path: '/api/v1/imports/template',
  permission: 'users:import',
  transport: 'download',
  query: z.object({ language }),
  reply: z.string(),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'],
});

/** `POST /api/v1/imports`: uploads a file (multipart, field `file`) to be checked; nothing is written to any user. */
export const startImport = endpoint({
  name: 'startImport',
  summary: 'Uploads a file to be checked',
  method: 'POST',
  path: '/api/v1/imports',
  permission: 'users:import',
  transport: 'upload',
  creates: true,
  query: z.object({ menuItem: z.enum(['create', 'edit']) }),
  status: 201,
  location: ({ importId }) => `/api/v1/imports/${importId}`,
  reply: z.object({ importId: uuid }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed', 'too-large', 'rate-limited'],
});

/** `GET /api/v1/imports`: the newest 50 imports. */
export const listImports = endpoint({
  name: 'listImports',
  summary: 'The newest imports',
  method: 'GET',
  path: '/api/v1/imports',
  permission: 'users:import',
  reply: z.object({ items: z.array(importView) }),
  problems: ['not-authenticated', 'not-permitted', 'conflict'],
});

/** `GET /api/v1/imports/:importId`: one import with counts and progress. */
export const readImport = endpoint({
  name: 'readImport',
  summary: 'One import with its counts and progress',
  method: 'GET',
  path: '/api/v1/imports/:importId',
  permission: 'users:import',
  params: idParam('importId'),
  reply: importView,
  problems: readProblems,
});

/** `GET /api/v1/imports/:importId/rows`: a page of 100 rows of the preview or receipt in file order. */
export const listImportRows = endpoint({
  name: 'listImportRows',
  summary: 'Rows of an import',
  method: 'GET',
  path: '/api/v1/imports/:importId/rows',
  permission: 'users:import',
  params: idParam('importId'),
  query: z.object({
    show: z.enum(['all', 'faults', 'warnings', 'good']),
    after: z.optional(z.string().check(z.regex(/^\d{1,7}$/))),
  }),
  reply: z.object({ items: z.array(importRow), next: z.nullable(z.string()) }),
  problems: readProblems,
});

/** `POST /api/v1/imports/:importId/apply`: creates the users as a job. */
export const applyImport = endpoint({
  name: 'applyImport',
  summary: 'Applies a checked import',
  method: 'POST',
  path: '/api/v1/imports/:importId/apply',
  permission: 'users:import',
  ifMatch: true,
  params: idParam('importId'),
  body: z.object({ mode: z.enum(['all-or-nothing', 'good-rows-only']) }),
  status: 202,
  reply: importView,
  problems: [...readProblems, 'stale', 'rule-broken'],
});

/** `POST /api/v1/imports/:importId/cancel`: cancels; what is committed stays and is said (decision 37). */
export const cancelImport = endpoint({
  name: 'cancelImport',
  summary: 'Cancels an import',
  method: 'POST',
  path: '/api/v1/imports/:importId/cancel',
  permission: 'users:import',
  params: idParam('importId'),
  reply: importView,
  problems: [...readProblems, 'rule-broken'],
});

/** `GET /api/v1/imported-users`: a page of users that are imported and not yet sent for activation. */
export const listImportedUsers = endpoint({
  name: 'listImportedUsers',
  summary: 'A page of the imported users by name',
  method: 'GET',
  path: '/api/v1/imported-users',
  permission: 'users:read',
  query: z.object({ importId: z.optional(uuid), after: z.optional(cursor), before: z.optional(cursor) }),
  reply: z.object({
    items: z.array(userRow),
    next: z.nullable(z.string()),
    previous: z.nullable(z.string()),
  }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'],
});

/** `GET /api/v1/imported-users/count`: how many there are, a request of its own so that no page waits for it (decision 46). */
export const countImportedUsers = endpoint({
  name: 'countImportedUsers',
  summary: 'How many imported users there are, exact to 10,000',
  method: 'GET',
  path: '/api/v1/imported-users/count',
  permission: 'users:read',
  query: z.object({ importId: z.optional(uuid) }),
  reply: z.object({
    /** Null when there are more than 10,000. */
    count: z.nullable(z.number()),
  }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'],
});

/** `POST /api/v1/imported-users/delete`: deletes imported users in bulk (decision 33). */
export const deleteImportedUsers = endpoint({
  name: 'deleteImportedUsers',
  summary: 'Deletes imported users who were not sent for activation',
  method: 'POST',
  path: '/api/v1/imported-users/delete',
  permission: 'users:delete',
  body: z.object({ selection: userSelection }),
  reply: z.object({ deleted: z.number() }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'],
});
