import * as z from 'zod/mini';
import {
  operatorStatuses,
  organisationKinds,
  organisationStatuses,
} from '@tillid/domain/organisations/organisation-kind';
import { endpoint, noReply } from './endpoint.ts';
import { ability, cursor, idParam, instant, language, typedText, uuid } from './schemas.ts';

const listProblems = ['not-authenticated', 'validation-failed'] as const;
const readProblems = [...listProblems, 'not-found'] as const;
const changeProblems = [...readProblems, 'stale', 'rule-broken'] as const;
const organisationParam = idParam('organisationId');

/** An organisation as the directory has it. */
export const listedOrganisation = z.object({
  organisationId: uuid,
  version: z.number(),
  name: z.string(),
  cvr: z.string(),
  kind: z.enum(organisationKinds),
  status: z.enum(organisationStatuses),
  createdAt: instant,
});

/** An organisation as an operator sees it: facts about it and never about its people. */
export const operatedOrganisation = z.extend(listedOrganisation, {
  /** How many users it has, counted to 10,000. */
  users: z.object({ count: z.number(), more: z.boolean() }),
  /** The newest set-up link, as long as nobody has activated. */
  setUpLink: z.nullable(z.object({ sentAt: instant, expiresAt: instant, expired: z.boolean() })),
  abilities: z.object({ changeStatus: ability, resendSetUpLink: ability }),
});

const about = { name: typedText, kind: z.enum(organisationKinds) };

/** `GET /api/v1/operator/session`: the operator's session of this browser; does not prolong it. */
export const readOperatorSession = endpoint({
  name: 'readOperatorSession',
  summary: 'Which operator is signed in',
  method: 'GET',
  path: '/api/v1/operator/session',
  permission: 'anyone',
  reply: z.discriminatedUnion('signedIn', [
    z.object({ signedIn: z.literal(false), demo: z.boolean() }),
    z.object({
      signedIn: z.literal(true),
      demo: z.boolean(),
      testNumbers: z.boolean(),
      operator: z.object({ operatorId: uuid, name: z.string() }),
      /** When the session ends unless something is done before. */
      idleEndsAt: instant,
      /** When the session ends whatever is done. */
      endsAt: instant,
    }),
  ]),
});

/** `POST /api/v1/operator/session/extend`: activity of an operator who stays on a page. */
export const extendOperatorSession = endpoint({
  name: 'extendOperatorSession',
  summary: "Keeps the operator's session alive",
  method: 'POST',
  path: '/api/v1/operator/session/extend',
  permission: 'operator',
  reply: z.object({ idleEndsAt: instant, endsAt: instant }),
  problems: ['not-authenticated'],
});

/** `POST /api/v1/operator/sign-in/start`: begins an operator's log-in with the national eID; the browser goes to `location`. */
export const startOperatorSignIn = endpoint({
  name: 'startOperatorSignIn',
  summary: "Begins an operator's log-in with the national eID at level high",
  method: 'POST',
  path: '/api/v1/operator/sign-in/start',
  permission: 'anyone',
  startsSignIn: true,
  body: z.object({ returnTo: z.nullable(typedText), language }),
  reply: z.object({ location: z.string() }),
  problems: ['unavailable'],
});

/** `POST /api/v1/operator/sign-out`: ends the operator's session. */
export const operatorSignOut = endpoint({
  name: 'operatorSignOut',
  summary: "Ends the operator's session",
  method: 'POST',
  path: '/api/v1/operator/sign-out',
  permission: 'operator',
  status: 204,
  reply: noReply,
  problems: ['not-authenticated'],
});

/** `GET /api/v1/operator/organisations`: a page of the directory by name (Danish collation). */
export const listOrganisations = endpoint({
  name: 'listOrganisations',
  summary: 'A page of the organisations by name',
  method: 'GET',
  path: '/api/v1/operator/organisations',
  permission: 'operator',
  query: z.object({
    /** Beginnings of words of the name, or the beginning of the CVR number. */
    search: z.optional(z.string().check(z.maxLength(100))),
    status: z.optional(z.enum(organisationStatuses)),
    after: z.optional(cursor),
    before: z.optional(cursor),
  }),
  reply: z.object({
    items: z.array(listedOrganisation),
    next: z.nullable(z.string()),
    previous: z.nullable(z.string()),
  }),
  problems: listProblems,
});

/** `POST /api/v1/operator/organisations`: creates an organisation and mails its first administrator the set-up link. */
export const createOrganisation = endpoint({
  name: 'createOrganisation',
  summary: 'Creates an organisation with its first administrator, who is mailed a link of 60 days',
  method: 'POST',
  path: '/api/v1/operator/organisations',
  permission: 'operator',
  creates: true,
  body: z.object({
    cvr: typedText,
    ...about,
    /** Language of the organisation's mails. */
    language,
    administrator: z.object({ firstName: typedText, lastName: typedText, cpr: typedText, email: typedText }),
  }),
  status: 201,
  location: ({ organisationId }) => `/api/v1/operator/organisations/${organisationId}`,
  reply: z.object({ organisationId: uuid, linkExpiresAt: instant }),
  problems: [...listProblems, 'conflict'],
});

/** `GET /api/v1/operator/organisations/:organisationId`: one organisation. */
export const readOperatedOrganisation = endpoint({
  name: 'readOperatedOrganisation',
  summary: 'One organisation, without its people',
  method: 'GET',
  path: '/api/v1/operator/organisations/:organisationId',
  permission: 'operator',
  params: organisationParam,
  reply: operatedOrganisation,
  problems: readProblems,
});

/** `PUT /api/v1/operator/organisations/:organisationId`: changes name and kind. */
export const editOrganisation = endpoint({
  name: 'editOrganisation',
  summary: 'Changes name and kind of an organisation',
  method: 'PUT',
  path: '/api/v1/operator/organisations/:organisationId',
  permission: 'operator',
  ifMatch: true,
  params: organisationParam,
  body: z.object(about),
  reply: operatedOrganisation,
  problems: changeProblems,
});

/** `PUT /api/v1/operator/organisations/:organisationId/status`: blocks an organisation's users, or lets them in again. */
export const changeOrganisationStatus = endpoint({
  name: 'changeOrganisationStatus',
  summary: 'Blocks all users of an organisation at once, or lets them in again',
  method: 'PUT',
  path: '/api/v1/operator/organisations/:organisationId/status',
  permission: 'operator',
  ifMatch: true,
  params: organisationParam,
  body: z.object({ status: z.enum(operatorStatuses) }),
  reply: operatedOrganisation,
  problems: changeProblems,
});

/** `POST /api/v1/operator/organisations/:organisationId/set-up-link`: mails the first administrator a new link, as long as nobody has activated. */
export const resendSetUpLink = endpoint({
  name: 'resendSetUpLink',
  summary: 'Mails the first administrator a new set-up link, as long as nobody has activated',
  method: 'POST',
  path: '/api/v1/operator/organisations/:organisationId/set-up-link',
  permission: 'operator',
  params: organisationParam,
  /** Null keeps the address that the link before went to, which nobody is shown. */
  body: z.object({ email: z.nullable(typedText) }),
  reply: operatedOrganisation,
  problems: [...readProblems, 'rule-broken', 'rate-limited'],
});

/** `GET /api/v1/operator/history`: what operators did, newest first; about one organisation, or all. */
export const listOperatorHistory = endpoint({
  name: 'listOperatorHistory',
  summary: 'What operators did, newest first',
  method: 'GET',
  path: '/api/v1/operator/history',
  permission: 'operator',
  query: z.object({ organisationId: z.optional(uuid), before: z.optional(uuid) }),
  reply: z.object({
    items: z.array(
      z.object({
        eventId: uuid,
        kind: z.string(),
        at: instant,
        actorKind: z.enum(['operator', 'system', 'anonymous']),
        /** Name of the operator who did it; null for the system, and once the name has had its time. */
        actorName: z.nullable(z.string()),
        organisation: z.nullable(z.object({ organisationId: uuid, name: z.string(), cvr: z.string() })),
        /** The operator whom it was done to, where it is about one. */
        operatorName: z.nullable(z.string()),
        changes: z.array(z.object({ field: z.string(), from: z.nullable(z.string()), to: z.nullable(z.string()) })),
      }),
    ),
    /** The event to ask before for what is older. */
    next: z.nullable(uuid),
  }),
  problems: listProblems,
});
