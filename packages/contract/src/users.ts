import * as z from 'zod/mini';
import { roles } from '@tillid/domain/access/permissions';
import { orderChoices } from '@tillid/domain/authenticators/authenticator-order';
import { userOrderTexts, userPageSizes } from '@tillid/domain/users/user-order';
import { endpoint, noReply } from './endpoint.ts';
import {
  ability,
  authenticatorChoice,
  authenticatorLimit,
  authenticatorOrders,
  cursor,
  day,
  idParam,
  instant,
  level,
  targetLevel,
  typedText,
  userStatus,
  uuid,
} from './schemas.ts';
import { userFilterParts } from './user-filter.ts';

/** Marks beside the status, derived and never stored (decision 25). */
export const userMark = z.enum(['deactivation-planned', 'link-expired', 'code-expired', 'code-locked', 'anonymous']);

/** A production unit, SE number or invoicing method as a list names it. */
const listedUnit = z.nullable(z.object({ number: z.string(), name: z.string() }));

/** One row of the users list. */
export const userRow = z.object({
  userId: uuid,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.nullable(z.string()),
  status: userStatus,
  marks: z.array(userMark),
  hasCpr: z.boolean(),
  /** What the user has to log in with and is not blocked; of whoever is imported, what was chosen. */
  authenticators: z.array(z.enum(orderChoices)),
  productionUnit: listedUnit,
  seNumber: listedUnit,
  invoicingMethod: listedUnit,
  referenceText: z.nullable(z.string()),
  createdAt: instant,
  /** Day in Denmark of the last log-in. */
  lastSignInOn: z.nullable(day),
});

/** What can be done with a user, each with the reason when not. */
export const userAbilities = z.object({
  editDraft: ability,
  editContact: ability,
  assignUnits: ability,
  correct: ability,
  /** Another CPR number or date of birth, after which the user has to be proven anew. */
  correctIdentity: ability,
  deactivate: ability,
  cancelDeactivation: ability,
  changeDeactivation: ability,
  reactivate: ability,
  sendForActivation: ability,
  resendActivationEmail: ability,
  makeActivationCode: ability,
  showCpr: ability,
  delete: ability,
});

/** Where the activation stands. */
export const activationState = z.object({
  link: z.nullable(
    z.object({ sentAt: instant, expiresAt: instant, state: z.enum(['valid', 'expired', 'used', 'replaced']) }),
  ),
  email: z.nullable(
    z.object({
      status: z.enum(['queued', 'sent', 'failed']),
      at: instant,
      attempts: z.number(),
      /** Why the last try failed: this mail was refused for good or for now, or the mail server cannot be worked with. */
      failure: z.nullable(z.enum(['refused', 'refused-for-now', 'unreachable'])),
    }),
  ),
  code: z.nullable(
    z.object({
      madeAt: instant,
      expiresAt: instant,
      state: z.enum(['valid', 'expired', 'used', 'locked']),
      tries: z.number(),
    }),
  ),
});

/** The whole profile of one user as administrators see it; CPR is masked. */
export const userProfile = z.object({
  userId: uuid,
  version: z.number(),
  status: userStatus,
  marks: z.array(userMark),
  firstName: z.string(),
  lastName: z.string(),
  maskedCpr: z.nullable(z.string()),
  dateOfBirth: day,
  email: z.string(),
  phone: z.nullable(z.string()),
  anonymous: z.boolean(),
  referenceText: z.nullable(z.string()),
  targetLevel,
  registeredLevel: z.nullable(level),
  /** Name as the eID gave it, when it differs from the administrator's (decision 30). */
  eidName: z.nullable(z.string()),
  authenticator: z.nullable(authenticatorChoice),
  authenticatorLimit: z.number(),
  productionUnit: z.nullable(z.object({ productionUnitId: uuid, number: z.string(), name: z.string() })),
  seNumber: z.nullable(z.object({ seNumberId: uuid, number: z.string(), name: z.string() })),
  invoicingMethod: z.nullable(z.object({ invoicingMethodId: uuid, ean: z.string(), name: z.string() })),
  roles: z.array(z.enum(roles)),
  createdAt: instant,
  activatedAt: z.nullable(instant),
  /** The period in which the user is or will be deactivated, days in Denmark, both included. */
  deactivation: z.nullable(
    z.object({
      /** Null for a user deactivated before days were kept. */
      from: z.nullable(day),
      /** Null until reactivated. */
      to: z.nullable(day),
      /** The day on which the user is active again by itself. */
      backOn: z.nullable(day),
    }),
  ),
  activation: activationState,
  abilities: userAbilities,
});

/** What happened when a user was sent for activation; the code is in this reply only (decision 14). */
export const activationSent = z.object({
  email: z.string(),
  linkExpiresAt: instant,
  code: z.nullable(z.string()),
  codeExpiresAt: z.nullable(instant),
});

const draftBody = z.object({
  firstName: typedText,
  lastName: typedText,
  cpr: z.nullable(typedText),
  dateOfBirth: z.nullable(typedText),
  email: typedText,
  phone: z.nullable(typedText),
  anonymous: z.boolean(),
  referenceText: z.nullable(typedText),
  targetLevel,
});

/** `GET /api/v1/users`: a page of users by name (Danish collation), creation or last log-in, all or those of a filter; CPR numbers are never searched here. */
export const listUsers = endpoint({
  name: 'listUsers',
  summary: 'A page of the users',
  method: 'GET',
  path: '/api/v1/users',
  permission: 'users:read',
  query: z.object({
    ...userFilterParts,
    sort: z.optional(z.enum(userOrderTexts)),
    size: z.optional(z.enum(userPageSizes.map(String))),
    after: z.optional(cursor),
    before: z.optional(cursor),
  }),
  reply: z.object({
    items: z.array(userRow),
    next: z.nullable(z.string()),
    previous: z.nullable(z.string()),
    /** True up to 8 users in the organisation, whatever the search (decision 7). */
    fewUsers: z.boolean(),
    canCreate: ability,
    canImport: ability,
  }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'],
});

/** `POST /api/v1/users`: creates one user and sends for activation at once. */
export const createUser = endpoint({
  name: 'createUser',
  summary: 'Creates a user and sends for activation',
  method: 'POST',
  path: '/api/v1/users',
  permission: 'users:create',
  creates: true,
  body: z.extend(draftBody, {
    /** What the user is associated with; left out is none. */
    productionUnitId: z.optional(z.nullable(uuid)),
    seNumberId: z.optional(z.nullable(uuid)),
    /** Who pays; left out is the organisation's default invoicing method. */
    invoicingMethodId: z.optional(z.nullable(uuid)),
    /** Set after the warning that a user with this name and date of birth exists (decision 19). */
    confirmedSamePerson: z.boolean(),
    /** What the user is to log in with; left out, the first that the organisation offers. */
    authenticators: z.optional(authenticatorOrders.check(z.minLength(1))),
  }),
  status: 201,
  location: ({ user }) => `/api/v1/users/${user.userId}`,
  reply: z.object({ user: userProfile, sent: activationSent }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed', 'rule-broken'],
});

/** `POST /api/v1/users/find-person`: who among the users is, or may be, somebody about to be created (decision 19); a number stands in no URL. */
export const findPerson = endpoint({
  name: 'findPerson',
  summary: 'The users who are, or may be, a person about to be created',
  method: 'POST',
  path: '/api/v1/users/find-person',
  permission: 'users:create',
  body: z.object({
    cpr: z.nullable(typedText),
    firstName: typedText,
    lastName: typedText,
    /** Looked at where there is no CPR number. */
    dateOfBirth: z.nullable(typedText),
  }),
  reply: z.object({
    /** The one who has the CPR number; else at most three with the name and date of birth, where one of the two has no CPR number. */
    users: z.array(
      z.object({
        userId: uuid,
        firstName: z.string(),
        lastName: z.string(),
        status: userStatus,
        by: z.enum(['cpr', 'name-and-birth-date']),
      }),
    ),
    more: z.boolean(),
  }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed', 'rate-limited'],
});

/** `GET /api/v1/users/:userId`: one user's profile. */
export const readUser = endpoint({
  name: 'readUser',
  summary: 'One user',
  method: 'GET',
  path: '/api/v1/users/:userId',
  permission: 'users:read',
  params: idParam('userId'),
  reply: userProfile,
  problems: ['not-authenticated', 'not-permitted', 'not-found', 'conflict', 'validation-failed'],
});

/** `POST /api/v1/users/:userId/cpr`: the whole CPR number of a user. By POST, since that it was shown is an event; wants a fresh log-in. */
export const showCpr = endpoint({
  name: 'showCpr',
  summary: "Shows a user's CPR number, which is an event of the history",
  method: 'POST',
  path: '/api/v1/users/:userId/cpr',
  permission: 'users:show-cpr',
  params: idParam('userId'),
  reply: z.object({
    /** Ten digits. */
    cpr: z.string(),
  }),
  problems: ['not-authenticated', 'not-permitted', 'not-found', 'conflict', 'validation-failed', 'rule-broken'],
});

/** `PUT /api/v1/users/:userId/draft`: changes an imported user before activation (decision 33). An absent CPR keeps the one there. */
export const editDraft = endpoint({
  name: 'editDraft',
  summary: 'Edits an imported user before activation',
  method: 'PUT',
  path: '/api/v1/users/:userId/draft',
  permission: 'users:create',
  ifMatch: true,
  params: idParam('userId'),
  body: z.extend(draftBody, {
    keepCpr: z.boolean(),
    authenticator: z.nullable(authenticatorChoice),
    authenticatorLimit,
    productionUnitId: z.nullable(uuid),
    seNumberId: z.nullable(uuid),
    invoicingMethodId: z.nullable(uuid),
  }),
  reply: userProfile,
  problems: [
    'not-authenticated',
    'not-permitted',
    'not-found',
    'conflict',
    'stale',
    'validation-failed',
    'rule-broken',
  ],
});

/** `DELETE /api/v1/users/:userId`: deletes a user of any status at once and for good; a person created again is a new user (decision 9). */
export const deleteUser = endpoint({
  name: 'deleteUser',
  summary: 'Deletes a user for good',
  method: 'DELETE',
  path: '/api/v1/users/:userId',
  permission: 'users:delete',
  ifMatch: true,
  params: idParam('userId'),
  status: 204,
  reply: noReply,
  problems: [
    'not-authenticated',
    'not-permitted',
    'not-found',
    'conflict',
    'stale',
    'validation-failed',
    'rule-broken',
  ],
});
