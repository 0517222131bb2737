import { exportHistory, readUserHistory } from '@tillid/contract/history';
import { historySorts } from '@tillid/domain/history/history-view';
import { useCallback } from 'react';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { sortOf, type HistoryAddress } from './history-address.ts';
import { FoldedFilters } from './folded-filters.tsx';
import { HistoryExport } from './history-export.tsx';
import { HistoryList } from './history-list.tsx';
import { useHistoryAddress } from './use-history-address.ts';

const reader = { as: 'administrator' } as const;

type UserHistoryProps = {
  readonly userId: string;
  readonly name: string;
  /** The page that shows it, which keeps the view in its address. */
  readonly pathOf?: (userId: string, address: HistoryAddress) => string;
};

/** What happened to one user, a deleted one too; the view stands in the address of the user's page. */
export function UserHistory({ userId, name, pathOf = paths.userHistory }: UserHistoryProps) {
  const { t } = useTranslation();
  const ownPath = useCallback((address: HistoryAddress) => pathOf(userId, address), [userId, pathOf]);
  const place = useHistoryAddress(ownPath);
  const { sort: _, user: __, ...asked } = place.address;
  const query = useEndpoint(
    readUserHistory,
    { params: { userId }, query: { ...asked, sort: sortOf(place.address) } },
    { keepPrevious: true },
  );
  return (
    <div className="stack-close" data-part="history">
      <FoldedFilters place={place} sorts={historySorts} byActor />
      <HistoryList
        query={query}
        place={place}
        caption={t('history.caption', { name })}
        reader={reader}
        showsAbout={false}
      />
      <p>
        <a href={paths.history({ user: userId })}>{t('history.inOrganisation')}</a>
      </p>
      <HistoryExport endpoint={exportHistory} address={{ ...place.address, user: userId }} />
    </div>
  );
}
