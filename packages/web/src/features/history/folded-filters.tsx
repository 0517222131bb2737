import type { ComponentProps } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Details } from '../../ui/details.tsx';
import { HistoryFilters } from './history-filters.tsx';

/** The filters where a history is a part of a page: behind a fold, since most look at the newest. */
export function FoldedFilters(props: ComponentProps<typeof HistoryFilters>) {
  const { t } = useTranslation();
  return (
    <Details summary={t('history.filterAndSort')}>
      <HistoryFilters {...props} />
    </Details>
  );
}
