import { everyUser, formatUserFilter } from '@tillid/domain/users/user-filter';
import type { UnitKind } from '@tillid/domain/organisations/unit';
import { paths } from '../../paths.ts';
import { unitParts } from './unit-parts.ts';

/** The address of the list of the users who have a unit. */
export function usersOfUnit({ kind, unitId }: { readonly kind: UnitKind; readonly unitId: string }): string {
  return paths.users(formatUserFilter({ ...everyUser, [unitParts[kind]]: [unitId] }));
}
