import * as z from 'zod/mini';
import { permissions, roles } from '@tillid/domain/access/permissions';
import { endpoint, noReply } from './endpoint.ts';
import { authenticatorChoice, instant, language, targetLevel, typedText, uuid } from './schemas.ts';

/** One user that the person just proven may sign in as; a person can be two users of one organisation. */
const signInChoice = z.object({
  organisationId: uuid,
  userId: uuid,
  name: z.string(),
  cvr: z.string(),
  createdAt: instant,
});

/** What the web app needs to know of the organisation to show the right fields. */
export const organisationSummary = z.object({
  organisationId: uuid,
  name: z.string(),
  cvr: z.string(),
  anonymityAllowed: z.boolean(),
  referenceTextAllowed: z.boolean(),
  productionUnitsAllowed: z.boolean(),
  seNumbersAllowed: z.boolean(),
  identityAssurance: targetLevel,
  authenticators: z.array(authenticatorChoice),
  sharedAuthenticatorAllowed: z.boolean(),
});

/** Who is signed in, for which organisation, and what the caller may do. */
export const signedInSession = z.object({
  signedIn: z.literal(true),
  demo: z.boolean(),
  testNumbers: z.boolean(),
  user: z.object({ userId: uuid, firstName: z.string(), lastName: z.string(), roles: z.array(z.enum(roles)) }),
  organisation: organisationSummary,
  permissions: z.array(z.enum(permissions)),
  /** The menu item "Imported users" shows while an imported user or an import report exists. */
  showImportedUsers: z.boolean(),
  /** When the session ends unless something is done before. */
  idleEndsAt: instant,
  /** When the session ends whatever is done. */
  endsAt: instant,
});

/** `GET /api/v1/session`: the session of this browser; does not prolong it. */
export const readSession = endpoint({
  name: 'readSession',
  summary: 'Who is signed in, for which organisation and with which permissions',
  method: 'GET',
  path: '/api/v1/session',
  permission: 'anyone',
  reply: z.discriminatedUnion('signedIn', [
    z.object({ signedIn: z.literal(false), demo: z.boolean() }),
    signedInSession,
  ]),
});

/** `POST /api/v1/session/extend`: activity of a person who stays on a page. */
export const extendSession = endpoint({
  name: 'extendSession',
  summary: 'Keeps the session alive',
  method: 'POST',
  path: '/api/v1/session/extend',
  permission: 'signed-in',
  reply: z.object({ idleEndsAt: instant, endsAt: instant }),
  problems: ['not-authenticated', 'conflict'],
});

/** `POST /api/v1/sign-in/start`: begins a log-in with the national eID; the browser goes to `location`. */
export const startSignIn = endpoint({
  name: 'startSignIn',
  summary: 'Begins a log-in with the national eID',
  method: 'POST',
  path: '/api/v1/sign-in/start',
  permission: 'anyone',
  startsSignIn: true,
  body: z.object({ returnTo: z.nullable(typedText), language }),
  reply: z.object({ location: z.string() }),
  problems: ['unavailable'],
});

/** `GET /api/v1/sign-in/choices`: organisations that the person just proven may act for. */
export const readSignInChoices = endpoint({
  name: 'readSignInChoices',
  summary: 'Organisations to choose between after a log-in',
  method: 'GET',
  path: '/api/v1/sign-in/choices',
  permission: 'anyone',
  reply: z.object({ organisations: z.array(signInChoice) }),
  problems: ['not-authenticated'],
});

/** `POST /api/v1/sign-in/choose`: starts the session for one of the choices, as that user. */
export const chooseOrganisation = endpoint({
  name: 'chooseOrganisation',
  summary: 'Starts the session for one organisation',
  method: 'POST',
  path: '/api/v1/sign-in/choose',
  permission: 'anyone',
  body: z.object({ organisationId: uuid, userId: uuid }),
  reply: z.object({ location: z.string() }),
  problems: ['not-authenticated', 'not-found'],
});

/** `GET /api/v1/session/choices`: the other users, of this or other organisations, that the person of the session can act as. */
export const readSessionChoices = endpoint({
  name: 'readSessionChoices',
  summary: 'Organisations that the session can be switched to',
  method: 'GET',
  path: '/api/v1/session/choices',
  permission: 'signed-in',
  reply: z.object({ organisations: z.array(signInChoice) }),
  problems: ['not-authenticated', 'conflict'],
});

/** `POST /api/v1/session/switch`: ends the session and starts one as another user of the person, without a new log-in. */
export const switchOrganisation = endpoint({
  name: 'switchOrganisation',
  summary: 'Switches the session to another organisation',
  method: 'POST',
  path: '/api/v1/session/switch',
  permission: 'signed-in',
  body: z.object({ organisationId: uuid, userId: uuid }),
  reply: z.object({ location: z.string() }),
  problems: ['not-authenticated', 'not-found', 'conflict'],
});

/** `POST /api/v1/sign-out`: ends the session. */
export const signOut = endpoint({
  name: 'signOut',
  summary: 'Ends the session',
  method: 'POST',
  path: '/api/v1/sign-out',
  permission: 'signed-in',
  status: 204,
  reply: noReply,
  problems: ['not-authenticated', 'conflict'],
});

/** `GET /api/v1/events`: server-sent events for the live pages (jobs, imports). */
export const readEvents = endpoint({
  name: 'readEvents',
  summary: 'Live events of the organisation as server-sent events',
  method: 'GET',
  path: '/api/v1/events',
  permission: 'signed-in',
  transport: 'events',
  reply: z.string(),
  problems: ['not-authenticated', 'conflict'],
});
