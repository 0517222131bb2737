import type { ReplyOf } from '@tillid/contract/endpoint';
import { readUserHistory } from '@tillid/contract/users';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { HistoryEvent } from './history-event.tsx';
import type { UserProfile } from './user-profile.ts';

type HistoryItem = ReplyOf<typeof readUserHistory>['items'][number];

// So many are told at most; a full list may hide older ones.
const newestCount = 200;

/** The newest events of the user, fetched when the section is opened. */
export function HistorySection({ user }: { readonly user: UserProfile }) {
  const { t } = useTranslation();
  const query = useEndpoint(readUserHistory, { params: { userId: user.userId } });
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <p>
            <strong>{t('history.none.title')}.</strong> {t('history.none.text')}
          </p>
        ) : (
          <>
            <p>
              {t('history.newestFirst')}{' '}
              {items.length >= newestCount ? t('history.onlyNewest', { count: newestCount }) : null}
            </p>
            <HistoryTable items={items} name={`${user.firstName} ${user.lastName}`} />
          </>
        )
      }
    </Loaded>
  );
}

function HistoryTable({ items, name }: { readonly items: readonly HistoryItem[]; readonly name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly TableColumn<HistoryItem>[] = [
    { key: 'at', heading: t('history.at'), cell: (item) => <time dateTime={item.at}>{format.instant(item.at)}</time> },
    { key: 'event', heading: t('history.event'), cell: (item) => <HistoryEvent event={item} />, rowHeading: true },
    {
      key: 'actor',
      heading: t('history.actor'),
      cell: (item) => item.actorName ?? t(`history.actorKind.${item.actorKind}`),
    },
  ];
  return (
    <Table
      caption={t('history.caption', { name })}
      columns={columns}
      rows={items}
      rowKey={(item) => item.eventId}
      compact
    />
  );
}
