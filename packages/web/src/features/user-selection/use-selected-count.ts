import { countSelectedUsers } from '@tillid/contract/bulk-changes';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { selectedCount, type Selection } from './selection.ts';

/** How many are ticked: null when they are more than can be changed at once, undefined while they are being counted. */
export type SelectedCount = number | null | undefined;

/** Counts the ticked users, also those of a filter, to the last one. */
export function useSelectedCount(selection: Selection): SelectedCount {
  const isAll = selection.kind === 'all';
  // Who is taken out again is known here: only another filter has to be counted anew.
  const filter = isAll ? selection.filter : {};
  const counted = useEndpoint(
    countSelectedUsers,
    { body: { selection: { filter, exceptUserIds: [] } } },
    { enabled: isAll },
  );
  return isAll && counted.data?.count === null ? null : selectedCount(selection, counted.data?.count);
}
