import * as z from 'zod/mini';
import { mostNamed } from '@tillid/domain/users/selection-limits';
import { uuid } from './schemas.ts';
import { userFilterParts } from './user-filter.ts';

/**
 * Which users: named ones, or all whom a filter lets through but some. The filter is what is kept until something is done with them, not
 * the ids of those whom it let through when it was seen (decision 46). A part that is not known is refused, since without it more users
 * would be chosen than were meant.
 */
export const userSelection = z.union([
  z.strictObject({ userIds: z.array(uuid).check(z.minLength(1), z.maxLength(mostNamed)) }),
  z.strictObject({
    filter: z.strictObject(userFilterParts),
    exceptUserIds: z.array(uuid).check(z.maxLength(mostNamed)),
  }),
]);
