import * as z from 'zod/mini';
import { userFilterKeys, userFilterLimits, type UserFilterKey } from '@tillid/domain/users/user-filter';

const uuidLength = 36;
const longestPart = (uuidLength + 1) * userFilterLimits.ids;

/**
 * Which users, as texts by name; several values stand with commas between (`status=active,deactivated`). A part that is left out lets
 * everybody through. The rules of the domain judge the values (`parseUserFilter`).
 */
export const userFilterParts = Object.fromEntries(
  userFilterKeys.map((key) => [key, z.optional(z.string().check(z.maxLength(longestPart)))]),
) as { [Key in UserFilterKey]: z.ZodMiniOptional<z.ZodMiniString> };
