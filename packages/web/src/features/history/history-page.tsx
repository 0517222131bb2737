import { exportHistory, listHistory } from '@tillid/contract/history';
import { historySorts } from '@tillid/domain/history/history-view';
import { useSignedIn } from '../../api/session.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { sortOf } from './history-address.ts';
import { HistoryExport } from './history-export.tsx';
import { HistoryFilters } from './history-filters.tsx';
import { HistoryList } from './history-list.tsx';
import { useHistoryAddress } from './use-history-address.ts';

const reader = { as: 'administrator' } as const;

/** What happened in the organisation, 200 events at a time. */
export function HistoryPage() {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const place = useHistoryAddress(paths.history);
  const { sort: _, ...asked } = place.address;
  const query = useEndpoint(listHistory, { query: { ...asked, sort: sortOf(place.address) } }, { keepPrevious: true });
  return (
    <>
      <PageHeading title={t('history.title')} />
      <p className="page-lead">{t('history.lead')}</p>
      <div className="stack">
        <HistoryFilters place={place} sorts={historySorts} byActor />
        <HistoryList
          query={query}
          place={place}
          caption={t('history.caption', { name: organisation.name })}
          reader={reader}
          showsAbout
        />
        <HistoryExport endpoint={exportHistory} address={place.address} />
      </div>
    </>
  );
}
