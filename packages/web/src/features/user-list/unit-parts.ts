import type { UnitKind } from '@tillid/domain/organisations/unit';
import type { UserFilter } from '@tillid/domain/users/user-filter';

/** Which part of a filter names units of a kind. */
export const unitParts = {
  'production-unit': 'productionUnitIds',
  'se-number': 'seNumberIds',
  'invoicing-method': 'invoicingMethodIds',
} as const satisfies Readonly<Record<UnitKind, keyof UserFilter>>;
