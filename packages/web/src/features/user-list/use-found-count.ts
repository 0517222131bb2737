import { countUsers } from '@tillid/contract/user-list';
import { formatUserFilter, type UserFilter } from '@tillid/domain/users/user-filter';
import { useEndpoint } from '../../api/use-endpoint.ts';
import type { UserPage } from './use-user-page.ts';

/** How many users a filter finds, counted beside the page (decision 46): null when they are more than are counted, undefined until it is known. */
export function useFoundCount(page: UserPage, filter: UserFilter): number | null | undefined {
  const whole = isWhole(page);
  const { data } = useEndpoint(countUsers, { query: formatUserFilter(filter) }, { enabled: !whole });
  return whole ? page.items.length : data?.count;
}

/** Whether the page is all there is. */
export function isWhole({ next, previous }: UserPage): boolean {
  return next === null && previous === null;
}
