import { useCallback, type Dispatch } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { mayBeCpr } from '../users/may-be-cpr.ts';
import type { ListPlace } from './use-list-place.ts';

type UserSearchProps = {
  readonly place: ListPlace;
  /** Told a number that is asked for, and undefined once something else is typed. */
  readonly onNumber: Dispatch<string | undefined>;
};

/**
 * Searches by name, e-mail address, reference text or user number. The search stands in the address, so a CPR number must not get there:
 * what may be one is asked for by the body of a request of its own.
 */
export function UserSearch({ place: { view, filterBy }, onNumber }: UserSearchProps) {
  const { t } = useTranslation();
  const onSearch = useCallback((search: string) => filterBy({ search }, { replace: true }), [filterBy]);
  return (
    <SearchField
      label={t('users.list.search')}
      searchLabel={t('ui.search')}
      help={t('users.list.searchHelp')}
      value={view.filter.search}
      onSearch={onSearch}
      refusal={(text) => (mayBeCpr(text) ? t('users.list.noCprSearch') : undefined)}
      onRefused={onNumber}
    />
  );
}
