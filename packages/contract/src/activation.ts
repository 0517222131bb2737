import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { authenticatorChoice, authenticatorLimit, idParam, instant, language, typedText, uuid } from './schemas.ts';
import { userSelection } from './user-selection.ts';
import { activationSent, userProfile } from './users.ts';

const administratorProblems = [
  'not-authenticated',
  'not-permitted',
  'not-found',
  'conflict',
  'validation-failed',
  'rule-broken',
  'rate-limited',
] as const;

/** `POST /api/v1/users/:userId/send-for-activation`: an imported user becomes pending; a link is mailed, a code made without CPR. */
export const sendForActivation = endpoint({
  name: 'sendForActivation',
  summary: 'Sends an imported user for activation',
  method: 'POST',
  path: '/api/v1/users/:userId/send-for-activation',
  permission: 'users:activate',
  ifMatch: true,
  params: idParam('userId'),
  reply: z.object({ user: userProfile, sent: activationSent }),
  problems: [...administratorProblems, 'stale'],
});

/** `POST /api/v1/users/:userId/resend-activation-email`: a new link; the old one is replaced. */
export const resendActivationEmail = endpoint({
  name: 'resendActivationEmail',
  summary: 'Sends the activation e-mail again with a new link',
  method: 'POST',
  path: '/api/v1/users/:userId/resend-activation-email',
  permission: 'users:activate',
  creates: true,
  params: idParam('userId'),
  reply: z.object({ user: userProfile, sent: activationSent }),
  problems: administratorProblems,
});

/** `POST /api/v1/users/:userId/activation-code`: a new temporary code, shown in this reply only; the old one dies. */
export const makeActivationCode = endpoint({
  name: 'makeActivationCode',
  summary: 'Makes a new temporary activation code',
  method: 'POST',
  path: '/api/v1/users/:userId/activation-code',
  permission: 'users:activate',
  creates: true,
  params: idParam('userId'),
  reply: z.object({ user: userProfile, code: z.string(), codeExpiresAt: instant }),
  problems: administratorProblems,
});

const token = z.object({ token: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)) });

/** `GET /api/v1/activation/:token`: what an activation link points at; changes nothing (decision 13). */
export const readActivationLink = endpoint({
  name: 'readActivationLink',
  summary: 'The state of an activation link',
  method: 'GET',
  path: '/api/v1/activation/:token',
  permission: 'anyone',
  params: token,
  reply: z.object({
    state: z.enum(['valid', 'expired', 'used', 'replaced']),
    organisationName: z.string(),
    /** Whether the user may come to log in with the own eID, for which the person's consent is asked. */
    asksConsent: z.boolean(),
  }),
  problems: ['not-found', 'validation-failed'],
});

/** `POST /api/v1/activation/:token/start`: begins the proof of identity; the browser goes to `location`. */
export const startActivation = endpoint({
  name: 'startActivation',
  summary: 'Begins the proof of identity with the national eID',
  method: 'POST',
  path: '/api/v1/activation/:token/start',
  permission: 'anyone',
  startsSignIn: true,
  params: token,
  body: z.object({
    language,
    /** Whether the person consents to logging in for the organisation with the own eID. */
    privateConsent: z.optional(z.boolean()),
  }),
  reply: z.object({ location: z.string() }),
  problems: ['not-found', 'rule-broken', 'unavailable', 'validation-failed'],
});

/** `GET /api/v1/activation-proof`: the activation that this browser has proven an eID for and that waits for its code. */
export const readActivationProof = endpoint({
  name: 'readActivationProof',
  summary: 'The activation of this browser that waits for its code',
  method: 'GET',
  path: '/api/v1/activation-proof',
  permission: 'anyone',
  reply: z.object({
    organisationName: z.string(),
    firstName: z.string(),
    state: z.enum(['waiting', 'locked', 'expired', 'no-code']),
    nextTryAt: z.nullable(instant),
  }),
  problems: ['not-authenticated'],
});

/** `POST /api/v1/activation-proof/code`: the temporary code; right → active and signed in. */
export const enterActivationCode = endpoint({
  name: 'enterActivationCode',
  summary: 'Completes an activation with the temporary code',
  method: 'POST',
  path: '/api/v1/activation-proof/code',
  permission: 'anyone',
  body: z.object({ code: typedText }),
  reply: z.object({ location: z.string() }),
  problems: ['not-authenticated', 'rule-broken', 'validation-failed'],
});

/** `POST /api/v1/activation-orders/check`: who of the selection can be activated in bulk; writes nothing. */
export const checkActivationOrder = endpoint({
  name: 'checkActivationOrder',
  summary: 'Who of a selection can be sent for activation in bulk',
  method: 'POST',
  path: '/api/v1/activation-orders/check',
  permission: 'users:activate',
  body: z.object({ selection: userSelection }),
  reply: z.object({
    withCpr: z.number(),
    withAuthenticator: z.number(),
    /** Users without CPR number: the first 100 by name; they are activated one by one (decision 12). */
    withoutCpr: z.array(z.object({ userId: uuid, firstName: z.string(), lastName: z.string() })),
    withoutCprCount: z.number(),
  }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed'],
});

/** `POST /api/v1/activation-orders`: sends the users with CPR number of a selection for activation as a job. */
export const startActivationOrder = endpoint({
  name: 'startActivationOrder',
  summary: 'Sends many imported users for activation',
  method: 'POST',
  path: '/api/v1/activation-orders',
  permission: 'users:activate',
  creates: true,
  body: z.object({
    selection: userSelection,
    authenticator: authenticatorChoice,
    authenticatorLimit,
  }),
  status: 202,
  reply: z.object({ activationOrderId: uuid, total: z.number() }),
  problems: ['not-authenticated', 'not-permitted', 'conflict', 'validation-failed', 'rule-broken'],
});

/** `GET /api/v1/activation-orders/:activationOrderId`: how far an order is. */
export const readActivationOrder = endpoint({
  name: 'readActivationOrder',
  summary: 'Progress of a bulk activation',
  method: 'GET',
  path: '/api/v1/activation-orders/:activationOrderId',
  permission: 'users:activate',
  params: idParam('activationOrderId'),
  reply: z.object({
    activationOrderId: uuid,
    /** Failed: the system gave up; `total` - `done` - `skipped` users are still imported. */
    status: z.enum(['running', 'completed', 'failed']),
    total: z.number(),
    done: z.number(),
    skipped: z.number(),
  }),
  problems: ['not-authenticated', 'not-permitted', 'not-found', 'conflict', 'validation-failed'],
});
