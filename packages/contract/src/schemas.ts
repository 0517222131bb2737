import * as z from 'zod/mini';
import { authenticatorChoices, authenticatorsToOrder } from '@tillid/domain/authenticators/authenticator-kind';
import { orderChoices } from '@tillid/domain/authenticators/authenticator-order';
import { languages, organisationLevels } from '@tillid/domain/organisations/organisation-settings';
import { levels } from '@tillid/domain/users/identity-assurance';
import { userStatuses } from '@tillid/domain/users/user-status';

/** UUID in lower case with hyphens. */
export const uuid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
/** Instant, ISO 8601 in UTC. */
export const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/));
/** Calendar day, `YYYY-MM-DD`. */
export const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
/** Text that a person typed; the rules of the domain judge it. */
export const typedText = z.string().check(z.maxLength(1000));
/** Opaque keyset cursor; it holds a sealed name of up to 201 characters. */
export const cursor = z.string().check(z.maxLength(1200), z.regex(/^[A-Za-z0-9_-]+$/));
/** Level of identity assurance (NSIS). */
export const level = z.enum(levels);
/** Level that a user shall reach. */
export const targetLevel = z.enum(organisationLevels);
/** Status of a user. */
export const userStatus = z.enum(userStatuses);
/** Language of texts. */
export const language = z.enum(languages);
/** What the caller may do with an object: allowed, or the code of the reason why not. */
export const ability = z.object({ allowed: z.boolean(), reason: z.nullable(z.string()) });
/** Kind and device of authenticator. */
export const authenticatorChoice = z.enum(authenticatorChoices);
/** How many authenticators a user may order. */
export const authenticatorLimit = z
  .number()
  .check(z.int(), z.minimum(authenticatorsToOrder.least), z.maximum(authenticatorsToOrder.most));
/** So many authenticators of each sort for a user; one of each sort is what most need. */
export const authenticatorOrders = z
  .array(
    z.object({
      choice: z.enum(orderChoices),
      count: z.number().check(z.int(), z.minimum(1), z.maximum(authenticatorsToOrder.most)),
    }),
  )
  .check(z.maxLength(orderChoices.length));
/** Opens one parameter `name` as UUID. */
export function idParam<N extends string>(name: N) {
  return z.object({ [name]: uuid } as Record<N, typeof uuid>);
}
