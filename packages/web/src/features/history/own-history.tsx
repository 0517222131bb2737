import { exportOwnHistory, readOwnHistory } from '@tillid/contract/history';
import { useSignedIn } from '../../api/session.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { FoldedFilters } from './folded-filters.tsx';
import { HistoryExport } from './history-export.tsx';
import { HistoryList } from './history-list.tsx';
import { useHistoryAddress } from './use-history-address.ts';

const sorts = ['newest', 'oldest'] as const;

/** What was done to and by the own user; of others it tells neither names nor values. */
export function OwnHistory() {
  const { t } = useTranslation();
  const { user } = useSignedIn();
  const place = useHistoryAddress(paths.ownHistory);
  const { from, to, types, after, before } = place.address;
  const sort = place.address.sort === 'oldest' ? 'oldest' : 'newest';
  const query = useEndpoint(
    readOwnHistory,
    { query: { from, to, types, after, before, sort } },
    { keepPrevious: true },
  );
  return (
    <div className="stack-close" data-part="history">
      <p>{t('history.ownLead')}</p>
      <FoldedFilters place={place} sorts={sorts} byActor={false} />
      <HistoryList
        query={query}
        place={place}
        caption={t('history.ownCaption')}
        reader={{ as: 'self', userId: user.userId }}
        showsAbout
      />
      <HistoryExport endpoint={exportOwnHistory} address={{ from, to, types, sort }} />
    </div>
  );
}
