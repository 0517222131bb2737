import { listBulkChanges } from '@tillid/contract/bulk-changes';
import { useQueryClient } from '@tanstack/react-query';
import { useLiveEvents } from '../../api/events.ts';
import { useSignedIn } from '../../api/session.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useAddressQuery } from '../../frame/use-address.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { Table } from '../../ui/table.tsx';
import { statusTones, type BulkChangeRow } from './bulk-change.ts';
import { useChangeDetails } from './use-change-details.ts';
import { useWho } from './use-who.ts';

const identifier = /^[0-9a-f-]{36}$/;

/** What was done to many users at once: what, when, by whom, and what came of it. */
export function BulkChangesPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { before = '' } = useAddressQuery();
  const query = identifier.test(before) ? { before } : {};
  const page = useEndpoint(listBulkChanges, { query }, { keepPrevious: true });
  useLiveEvents(({ kind }) => {
    if (kind === 'bulk-change' || kind === 'reconnected') {
      void client.invalidateQueries({ queryKey: [listBulkChanges.name] });
    }
  });
  return (
    <>
      <BackLink href={paths.users()} label={t('bulkChanges.list.toUsers')} />
      <PageHeading title={t('bulkChanges.list.title')} />
      <div className="stack">
        <p className="page-lead">{t('bulkChanges.list.lead')}</p>
        <Loaded query={page}>
          {({ items, next }) =>
            items.length === 0 ? (
              <NoBulkChanges />
            ) : (
              <>
                <BulkChangeTable items={items} />
                <Pagination
                  label={t('ui.pages')}
                  previousLabel={t('bulkChanges.list.newest')}
                  nextLabel={t('bulkChanges.list.older')}
                  previous={query.before === undefined ? undefined : { href: paths.bulkChanges() }}
                  next={next === null ? undefined : { href: paths.bulkChanges({ before: next }) }}
                />
              </>
            )
          }
        </Loaded>
      </div>
    </>
  );
}

function NoBulkChanges() {
  const { t } = useTranslation();
  return (
    <EmptyState
      kind="first-use"
      title={t('bulkChanges.list.empty.title')}
      action={<ButtonLink href={paths.users()}>{t('bulkChanges.list.empty.action')}</ButtonLink>}
    >
      <p>{t('bulkChanges.list.empty.text')}</p>
    </EmptyState>
  );
}

function BulkChangeTable({ items }: { readonly items: readonly BulkChangeRow[] }) {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const format = useFormat();
  const who = useWho();
  const detailOf = useChangeDetails();
  return (
    <Table<BulkChangeRow>
      caption={t('bulkChanges.list.caption', { organisation: organisation.name })}
      rows={items}
      rowKey={(row) => row.bulkChangeId}
      columns={[
        {
          key: 'what',
          heading: t('bulkChanges.list.what'),
          rowHeading: true,
          cell: (row) => (
            <>
              <a href={paths.bulkChange(row.bulkChangeId)}>{t(`words.bulkAction.${row.change.action}`)}</a>
              {detailOf(row.change).map(({ term, value }) => (
                <span key={term} className="row-detail">
                  {term}: {value}
                </span>
              ))}
            </>
          ),
        },
        {
          key: 'when',
          heading: t('bulkChanges.list.when'),
          cell: (row) => <span className="no-wrap">{format.instant(row.startedAt)}</span>,
        },
        { key: 'who', heading: t('bulkChanges.list.who'), cell: (row) => who(row.startedBy) },
        {
          key: 'done',
          heading: t('bulkChanges.list.done'),
          cell: (row) =>
            t('bulkChanges.list.ofSelected', { done: format.number(row.done), selected: format.number(row.selected) }),
        },
        {
          key: 'status',
          heading: t('bulkChanges.list.status'),
          cell: (row) => <StatusTag tone={statusTones[row.status]} label={t(`bulkChanges.status.${row.status}`)} />,
        },
      ]}
    />
  );
}
