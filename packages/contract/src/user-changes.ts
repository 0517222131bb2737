import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { idParam, typedText, uuid } from './schemas.ts';
import { activationSent, userProfile } from './users.ts';

const changeProblems = [
  'not-authenticated',
  'not-permitted',
  'not-found',
  'conflict',
  'stale',
  'validation-failed',
  'rule-broken',
] as const;

/** `PUT /api/v1/users/:userId/contact`: changes how a user is reached; an empty phone number or reference text is cleared. */
export const editContact = endpoint({
  name: 'editContact',
  summary: 'Edits e-mail address, phone number and reference text of a user',
  method: 'PUT',
  path: '/api/v1/users/:userId/contact',
  permission: 'users:edit',
  ifMatch: true,
  params: idParam('userId'),
  body: z.object({ email: typedText, phone: z.nullable(typedText), referenceText: z.nullable(typedText) }),
  reply: userProfile,
  problems: changeProblems,
});

/** `PUT /api/v1/users/:userId/units`: associates a user with a production unit, an SE number and an invoicing method, or with none. */
export const assignUnits = endpoint({
  name: 'assignUnits',
  summary: 'Associates a user with production unit, SE number and invoicing method',
  method: 'PUT',
  path: '/api/v1/users/:userId/units',
  permission: 'users:assign-units',
  ifMatch: true,
  params: idParam('userId'),
  body: z.object({
    productionUnitId: z.nullable(uuid),
    seNumberId: z.nullable(uuid),
    /** Null is the organisation's default invoicing method. */
    invoicingMethodId: z.nullable(uuid),
  }),
  reply: userProfile,
  problems: changeProblems,
});

/** `POST /api/v1/users/email-uses`: who has an e-mail address; asked by the body, since an address stands in no URL (decision 43). */
export const findEmailUses = endpoint({
  name: 'findEmailUses',
  summary: 'The users who have an e-mail address',
  method: 'POST',
  path: '/api/v1/users/email-uses',
  permission: 'users:read',
  body: z.object({ email: z.string().check(z.maxLength(254)) }),
  reply: z.object({
    /** At most three; `more` says whether there are others. */
    users: z.array(z.object({ userId: uuid, firstName: z.string(), lastName: z.string() })),
    more: z.boolean(),
  }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'],
});

/** `PUT /api/v1/users/:userId/deactivation`: deactivates a user, now or from a day, until reactivated or to and including a day; changes what is planned. */
export const setDeactivation = endpoint({
  name: 'setDeactivation',
  summary: 'Deactivates a user now or for a period, or changes the period',
  method: 'PUT',
  path: '/api/v1/users/:userId/deactivation',
  permission: 'users:deactivate',
  ifMatch: true,
  params: idParam('userId'),
  body: z.object({
    /** First day in Denmark; null is today. That of a deactivation that has begun stays. */
    from: z.nullable(typedText),
    /** Last day, included; null until reactivated. */
    to: z.nullable(typedText),
  }),
  reply: userProfile,
  problems: changeProblems,
});

/** `DELETE /api/v1/users/:userId/deactivation`: reactivates a deactivated user, or cancels the deactivation that is planned. */
export const endDeactivation = endpoint({
  name: 'endDeactivation',
  summary: 'Reactivates a user, or cancels a planned deactivation',
  method: 'DELETE',
  path: '/api/v1/users/:userId/deactivation',
  permission: 'users:deactivate',
  ifMatch: true,
  params: idParam('userId'),
  reply: userProfile,
  problems: changeProblems,
});

/**
 * `PUT /api/v1/users/:userId/master-data`: corrects a name, CPR number or date of birth that was wrong (decision 34). Another number or
 * date of birth lets an active user wait for activation anew; whoever waits is sent a new link, and a code without CPR number.
 */
export const correctUser = endpoint({
  name: 'correctUser',
  summary: 'Corrects name, CPR number or date of birth of a user',
  method: 'PUT',
  path: '/api/v1/users/:userId/master-data',
  permission: 'users:edit',
  ifMatch: true,
  params: idParam('userId'),
  body: z.object({
    firstName: typedText,
    lastName: typedText,
    /** Null leaves the number, or that there is none. */
    cpr: z.nullable(typedText),
    /** Null leaves the date; with a CPR number the date is the number's. */
    dateOfBirth: z.nullable(typedText),
    reason: typedText,
  }),
  reply: z.object({
    user: userProfile,
    /** What was sent to a user who has to be activated; the code is in this reply only. */
    sent: z.nullable(activationSent),
  }),
  problems: changeProblems,
});
