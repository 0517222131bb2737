import { useState } from 'react';
import { Loaded } from '../../frame/loaded.tsx';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { FilterLinks } from '../../ui/filter-links.tsx';
import { ListStatus } from '../../ui/list-status.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { DeliveryActions } from './delivery-actions.tsx';
import { DeliveryTable } from './delivery-table.tsx';
import { NoDeliveries } from './no-deliveries.tsx';
import { useDeliveryPage, type Delivery, type DeliveryPage } from './use-delivery-page.ts';

/** What operators have to send and what is on its way; several are marked at once. */
export function DeliveriesPage() {
  const { t } = useTranslation();
  const { query, status, isBeginning } = useDeliveryPage();
  return (
    <>
      <PageHeading title={t('deliveries.title')} />
      <p className="page-lead">{t('deliveries.lead')}</p>
      <div className="stack">
        <StatusFilter status={status} />
        <Loaded query={query} lines={12}>
          {(page) => <DeliveryList page={page} status={status} isBeginning={isBeginning} />}
        </Loaded>
      </div>
    </>
  );
}

function StatusFilter({ status }: { readonly status: Delivery['status'] | undefined }) {
  const { t } = useTranslation();
  const go = useGo();
  const choices = ([undefined, 'ordered', 'sent'] as const).map((each) => ({
    key: each ?? 'all',
    label: t(`deliveries.filters.${each ?? 'all'}`),
    href: paths.deliveries({ status: each }),
    chosen: each === status,
  }));
  return (
    <FilterLinks
      label={t('deliveries.filter')}
      choices={choices}
      onFollow={(href, event) => {
        if (!(event.metaKey || event.ctrlKey || event.shiftKey)) {
          event.preventDefault();
          go(href, { replace: true });
        }
      }}
    />
  );
}

type DeliveryListProps = {
  readonly page: DeliveryPage;
  readonly status: Delivery['status'] | undefined;
  readonly isBeginning: boolean;
};

function DeliveryList({ page: { items, next }, status, isBeginning }: DeliveryListProps) {
  const { t } = useTranslation();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  // What has left the page is ticked no longer.
  const chosen = items.filter(({ orderId }) => ticked.has(orderId));
  if (items.length === 0) return <NoDeliveries filtered={status !== undefined || !isBeginning} />;
  return (
    <>
      <ListStatus>{t(next === null ? 'deliveries.shown' : 'deliveries.more', { count: items.length })}</ListStatus>
      <DeliveryActions chosen={chosen} onDone={() => setTicked(new Set())} />
      <DeliveryTable items={items} ticked={ticked} onTick={setTicked} />
      <Pagination
        label={t('ui.pages')}
        previousLabel={t('deliveries.firstPage')}
        nextLabel={t('ui.next')}
        previous={isBeginning ? undefined : { href: paths.deliveries({ status }) }}
        next={next === null ? undefined : { href: paths.deliveries({ status, after: next }) }}
      />
    </>
  );
}
