import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { day, instant, level, uuid } from './schemas.ts';
import { organisationSummary } from './session.ts';

/** `GET /api/v1/organisation`: the organisation with what a user can be associated with. */
export const readOrganisation = endpoint({
  name: 'readOrganisation',
  summary: 'The organisation with its production units, SE numbers and invoicing methods',
  method: 'GET',
  path: '/api/v1/organisation',
  permission: 'users:read',
  reply: z.object({
    organisation: organisationSummary,
    productionUnits: z.array(z.object({ productionUnitId: uuid, number: z.string(), name: z.string() })),
    seNumbers: z.array(z.object({ seNumberId: uuid, number: z.string(), name: z.string() })),
    invoicingMethods: z.array(z.object({ invoicingMethodId: uuid, ean: z.string(), name: z.string() })),
  }),
  problems: ['not-authenticated', 'not-permitted', 'conflict'],
});

/** `GET /api/v1/profile`: the caller's own user. */
export const readOwnProfile = endpoint({
  name: 'readOwnProfile',
  summary: 'The own user',
  method: 'GET',
  path: '/api/v1/profile',
  permission: 'own-profile:read',
  reply: z.object({
    userId: uuid,
    firstName: z.string(),
    lastName: z.string(),
    maskedCpr: z.nullable(z.string()),
    dateOfBirth: day,
    email: z.string(),
    phone: z.nullable(z.string()),
    anonymous: z.boolean(),
    registeredLevel: z.nullable(level),
    /** Name as the eID gave it at activation, when it differs. */
    eidName: z.nullable(z.string()),
    activatedAt: z.nullable(instant),
  }),
  problems: ['not-authenticated', 'not-permitted', 'conflict'],
});
