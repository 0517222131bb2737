import { readUnit } from '@tillid/contract/organisation-data';
import { useEndpoint } from '../../api/use-endpoint.ts';
import type { CalledUnit } from '../organisation-data/unit-values.ts';

/** The unit that an address names by its id; undefined until it is known, and where there is none any more. */
export function useChosenUnit(unitId: string | undefined): CalledUnit | undefined {
  const parts = { params: { unitId: unitId ?? '' } };
  return useEndpoint(readUnit, parts, { enabled: unitId !== undefined }).data?.unit;
}
