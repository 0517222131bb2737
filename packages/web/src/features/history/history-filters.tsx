import type { HistorySort } from '@tillid/domain/history/history-view';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Select } from '../../ui/select.tsx';
import { ActorFilter } from './actor-filter.tsx';
import { sortOf } from './history-address.ts';
import { PeriodFilter } from './period-filter.tsx';
import { TypeFilter } from './type-filter.tsx';
import type { HistoryPlace } from './use-history-address.ts';

type HistoryFiltersProps = {
  readonly place: HistoryPlace;
  readonly sorts: readonly HistorySort[];
  /** Whether one can ask who did it. */
  readonly byActor: boolean;
};

/** What is asked for: a period, types, who did it, and the order. Each counts at once and stands in the address. */
export function HistoryFilters({ place, sorts, byActor }: HistoryFiltersProps) {
  const { t } = useTranslation();
  return (
    <div className="list-filters history-filters" role="search" aria-label={t('history.filters')}>
      <PeriodFilter place={place} />
      <TypeFilter place={place} />
      {byActor ? <ActorFilter place={place} /> : null}
      <Select
        label={t('history.sort')}
        value={sortOf(place.address)}
        options={sorts.map((sort) => ({ value: sort, label: t(`history.sortBy.${sort}`) }))}
        onChange={({ target: { value } }) => place.go({ sort: value === 'newest' ? undefined : value })}
      />
    </div>
  );
}
