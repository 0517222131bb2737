import * as z from 'zod/mini';
import { authenticatorKinds, separateAuthenticators } from '@tillid/domain/authenticators/authenticator-kind';
import {
  authenticatorActions,
  authenticatorStatuses,
  blockReasons,
  lossReasons,
} from '@tillid/domain/authenticators/authenticator-life';
import { orderChoices } from '@tillid/domain/authenticators/authenticator-order';
import { logInObstacles } from '@tillid/domain/authenticators/log-in-right';
import { endpoint } from './endpoint.ts';
import { ability, authenticatorOrders, day, idParam, instant, language, uuid } from './schemas.ts';

const means = z.enum(separateAuthenticators);

/** Who did something: a person or program by name, where it still has one; an operator's name is told to no organisation. */
const doer = z.object({
  kind: z.enum(['user', 'api-client', 'operator', 'system']),
  name: z.nullable(z.string()),
});

/** What an authenticator is and where it is in its life. */
export const shownAuthenticator = z.object({
  authenticatorId: uuid,
  kind: z.enum(authenticatorKinds),
  /** Of a separate one. */
  means: z.nullable(means),
  status: z.enum(authenticatorStatuses),
  blockedReason: z.nullable(z.enum(blockReasons)),
  /** Why it cannot be logged in with now; null when it can. */
  obstacle: z.nullable(z.enum(logInObstacles)),
  /** Whether the eID has made it, or operators order it by hand. */
  isIssued: z.boolean(),
  orderFailed: z.boolean(),
  orderedAt: instant,
  sentAt: z.nullable(instant),
  deliveredAt: z.nullable(instant),
  activatedAt: z.nullable(instant),
  blockedAt: z.nullable(instant),
  /** What the caller can do with it now. */
  actions: z.array(z.enum(authenticatorActions)),
});

/** An authenticator as administrators see it. */
export const userAuthenticator = z.extend(shownAuthenticator, {
  /** What it cost when it was ordered, in øre without VAT. */
  price: z.number(),
  orderedBy: doer,
  blockedBy: z.nullable(doer),
  /** The one that it was ordered in place of. */
  replacesId: z.nullable(uuid),
});

/** What can be ordered, at what price in øre without VAT, and how many more of it the user can have. */
export const offer = z.object({ choice: z.enum(orderChoices), price: z.number(), left: z.number() });

/** The authenticators of a user as administrators see them. */
export const userAuthenticators = z.object({
  items: z.array(userAuthenticator),
  offers: z.array(offer),
  add: ability,
  /** Whether any of them, or an administrator role with the own eID, lets the user log in now. */
  canLogIn: z.boolean(),
  /** When the user was last mailed a link to activate them. */
  linkSentAt: z.nullable(instant),
  resendLink: ability,
});

const problems = ['not-authenticated', 'not-permitted', 'not-found', 'conflict', 'validation-failed'] as const;
const changeProblems = [...problems, 'rule-broken'] as const;
const one = z.object({ userId: uuid, authenticatorId: uuid });
const onePath = '/api/v1/users/:userId/authenticators/:authenticatorId';

/** `GET /api/v1/users/:userId/authenticators`: what a user logs in with, from the order to the block. */
export const readAuthenticators = endpoint({
  name: 'readAuthenticators',
  summary: 'The authenticators of a user, and what can be added at which price',
  method: 'GET',
  path: '/api/v1/users/:userId/authenticators',
  permission: 'users:read',
  params: idParam('userId'),
  reply: userAuthenticators,
  problems,
});

/** `POST /api/v1/users/:userId/authenticators`: orders authenticators for an active user, who is mailed a link. */
export const addAuthenticators = endpoint({
  name: 'addAuthenticators',
  summary: 'Orders authenticators for an active user, who is mailed a link',
  method: 'POST',
  path: '/api/v1/users/:userId/authenticators',
  permission: 'authenticators:manage',
  creates: true,
  params: idParam('userId'),
  body: z.object({ authenticators: authenticatorOrders.check(z.minLength(1)) }),
  reply: userAuthenticators,
  problems: changeProblems,
});

/** `DELETE /api/v1/users/:userId/authenticators/:authenticatorId`: takes an authenticator away; sessions begun with it end. */
export const removeAuthenticator = endpoint({
  name: 'removeAuthenticator',
  summary: 'Takes an authenticator away from a user; sessions begun with it end',
  method: 'DELETE',
  path: onePath,
  permission: 'authenticators:manage',
  params: one,
  reply: userAuthenticators,
  problems: changeProblems,
});

/** `POST …/block`: blocks an authenticator that was lost or stolen; sessions begun with it end. */
export const blockAuthenticator = endpoint({
  name: 'blockAuthenticator',
  summary: 'Blocks an authenticator that was lost or stolen; sessions begun with it end',
  method: 'POST',
  path: `${onePath}/block`,
  permission: 'authenticators:manage',
  params: one,
  body: z.object({ reason: z.enum(lossReasons) }),
  reply: userAuthenticators,
  problems: changeProblems,
});

/** `POST …/replace`: orders another of the same means at today's price and blocks the one that it stands in for. */
export const replaceAuthenticator = endpoint({
  name: 'replaceAuthenticator',
  summary: "Orders another authenticator of the same means at today's price and blocks this one",
  method: 'POST',
  path: `${onePath}/replace`,
  permission: 'authenticators:manage',
  creates: true,
  params: one,
  reply: userAuthenticators,
  problems: changeProblems,
});

/** `POST …/renew`: lets an app or a chip be activated anew, as after a new phone; sessions begun with it end. */
export const renewAuthenticator = endpoint({
  name: 'renewAuthenticator',
  summary: 'Sends a new activation of an app or a chip, as after a new phone',
  method: 'POST',
  path: `${onePath}/renew`,
  permission: 'authenticators:manage',
  params: one,
  reply: userAuthenticators,
  problems: changeProblems,
});

/** `POST …/retry`: orders at the eID again what could not be ordered. */
export const retryAuthenticatorOrder = endpoint({
  name: 'retryAuthenticatorOrder',
  summary: 'Orders an authenticator again that could not be ordered',
  method: 'POST',
  path: `${onePath}/retry`,
  permission: 'authenticators:manage',
  params: one,
  reply: userAuthenticators,
  problems: changeProblems,
});

/** `POST /api/v1/users/:userId/authenticator-link`: mails the user the link again. */
export const resendAuthenticatorLink = endpoint({
  name: 'resendAuthenticatorLink',
  summary: 'Mails a user the link to activate authenticators again',
  method: 'POST',
  path: '/api/v1/users/:userId/authenticator-link',
  permission: 'authenticators:manage',
  creates: true,
  params: idParam('userId'),
  reply: userAuthenticators,
  problems: [...changeProblems, 'rate-limited'],
});

/** The caller's own authenticators. */
export const ownAuthenticators = z.object({
  items: z.array(shownAuthenticator),
  /** What the caller may order without an administrator; empty when nothing. */
  offers: z.array(offer),
  /** How many more of all means together. */
  left: z.number(),
  canLogIn: z.boolean(),
});

const own = idParam('authenticatorId');
const ownPath = '/api/v1/profile/authenticators/:authenticatorId';

/** `GET /api/v1/profile/authenticators`: what the caller logs in with. */
export const readOwnAuthenticators = endpoint({
  name: 'readOwnAuthenticators',
  summary: 'The own authenticators',
  method: 'GET',
  path: '/api/v1/profile/authenticators',
  permission: 'own-profile:read',
  reply: ownAuthenticators,
  problems: ['not-authenticated', 'not-permitted', 'conflict'],
});

/** `POST /api/v1/profile/authenticators`: orders a separate authenticator for oneself, within the number that was allowed. */
export const orderOwnAuthenticator = endpoint({
  name: 'orderOwnAuthenticator',
  summary: 'Orders a separate authenticator for oneself, within the number that was allowed',
  method: 'POST',
  path: '/api/v1/profile/authenticators',
  permission: 'signed-in',
  creates: true,
  body: z.object({ means }),
  reply: ownAuthenticators,
  problems: ['not-authenticated', 'conflict', 'validation-failed', 'rule-broken'],
});

/** `POST …/block`: blocks one's own authenticator that was lost or stolen; sessions begun with it end. */
export const blockOwnAuthenticator = endpoint({
  name: 'blockOwnAuthenticator',
  summary: 'Blocks an own authenticator that was lost or stolen',
  method: 'POST',
  path: `${ownPath}/block`,
  permission: 'signed-in',
  params: own,
  body: z.object({ reason: z.enum(lossReasons) }),
  reply: ownAuthenticators,
  problems: ['not-authenticated', 'not-found', 'conflict', 'validation-failed', 'rule-broken'],
});

/** `PUT …/consent`: consents to logging in for the organisation with the own eID. */
export const giveConsent = endpoint({
  name: 'giveConsent',
  summary: 'Consents to logging in for the organisation with the own eID',
  method: 'PUT',
  path: `${ownPath}/consent`,
  permission: 'signed-in',
  params: own,
  reply: ownAuthenticators,
  problems: ['not-authenticated', 'not-found', 'conflict', 'validation-failed', 'rule-broken'],
});

/** `DELETE …/consent`: withdraws it; sessions begun with the own eID end. */
export const withdrawConsent = endpoint({
  name: 'withdrawConsent',
  summary: 'Withdraws the consent to logging in with the own eID; sessions begun with it end',
  method: 'DELETE',
  path: `${ownPath}/consent`,
  permission: 'signed-in',
  params: own,
  reply: ownAuthenticators,
  problems: ['not-authenticated', 'not-found', 'conflict', 'validation-failed', 'rule-broken'],
});

/** `POST …/activate`: begins the log-in with an own authenticator that activates it; the browser goes to `location`. */
export const activateOwnAuthenticator = endpoint({
  name: 'activateOwnAuthenticator',
  summary: 'Begins the log-in that activates an own authenticator',
  method: 'POST',
  path: `${ownPath}/activate`,
  permission: 'signed-in',
  startsSignIn: true,
  params: own,
  body: z.object({ language }),
  reply: z.object({ location: z.string() }),
  problems: ['not-authenticated', 'not-found', 'conflict', 'validation-failed', 'rule-broken', 'unavailable'],
});

const token = z.object({ token: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)) });

/** What stands to be activated, as the user whom a link leads to sees it. */
const linkedAuthenticator = z.object({
  authenticatorId: uuid,
  kind: z.enum(authenticatorKinds),
  means: z.nullable(means),
  status: z.enum(authenticatorStatuses),
});

/** `GET /api/v1/authenticator-links/:token`: what a link in a mail leads to; a pointer, and opening it changes nothing. */
export const readAuthenticatorLink = endpoint({
  name: 'readAuthenticatorLink',
  summary:
    'What a link in a mail leads to: the organisation, and to the user who has proven to be it the authenticators',
  method: 'GET',
  path: '/api/v1/authenticator-links/:token',
  permission: 'anyone',
  params: token,
  reply: z.object({
    state: z.enum(['valid', 'expired']),
    organisationName: z.string(),
    /** Whether this browser has proven to be the user: by being signed in, or with the own eID a moment ago. */
    proven: z.boolean(),
    /** Whether the person can consent to logging in with the own eID. */
    asksConsent: z.boolean(),
    /** What is to be activated or is on its way; empty as long as nobody has proven to be the user, and when the link has expired. */
    authenticators: z.array(linkedAuthenticator),
  }),
  problems: ['not-found', 'validation-failed'],
});

/** `POST …/prove`: begins the proof with the own eID of being the user whose authenticators they are. */
export const proveForAuthenticators = endpoint({
  name: 'proveForAuthenticators',
  summary: 'Begins the proof of being the user whose authenticators a link leads to',
  method: 'POST',
  path: '/api/v1/authenticator-links/:token/prove',
  permission: 'anyone',
  startsSignIn: true,
  params: token,
  body: z.object({
    language,
    /** Whether the person consents to logging in for the organisation with the own eID. */
    privateConsent: z.boolean(),
  }),
  reply: z.object({ location: z.string() }),
  problems: ['not-found', 'rule-broken', 'unavailable', 'validation-failed'],
});

/** `POST …/activate`: begins the log-in that activates one of them, for a browser that has proven to be the user. */
export const activateLinkedAuthenticator = endpoint({
  name: 'activateLinkedAuthenticator',
  summary: 'Begins the log-in that activates an authenticator, after the proof',
  method: 'POST',
  path: '/api/v1/authenticator-links/:token/activate',
  permission: 'anyone',
  startsSignIn: true,
  params: token,
  body: z.object({ authenticatorId: uuid, language }),
  reply: z.object({ location: z.string() }),
  problems: ['not-authenticated', 'not-found', 'rule-broken', 'unavailable', 'validation-failed'],
});

const prices = z.object({
  app: z.number(),
  'code-display': z.number(),
  'audio-code-reader': z.number(),
  chip: z.number(),
  user: z.number(),
  certificate: z.number(),
});

/** `GET /api/v1/prices`: what things cost, in øre without VAT, and from which days. */
export const readPrices = endpoint({
  name: 'readPrices',
  summary: 'What things cost, in øre without VAT',
  method: 'GET',
  path: '/api/v1/prices',
  permission: 'signed-in',
  reply: z.object({
    /** Those that hold today. */
    today: prices,
    /** Later ones, with the day in Denmark from which they hold. */
    later: z.array(z.object({ from: day, prices })),
  }),
  problems: ['not-authenticated', 'conflict'],
});
