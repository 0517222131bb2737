import { orderNumberOf } from '@tillid/domain/authenticators/order-number';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { PageTick } from '../../ui/page-tick.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import type { Delivery } from './use-delivery-page.ts';

type DeliveryTableProps = {
  readonly items: readonly Delivery[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ticked: ReadonlySet<string>) => void;
};

/** The deliveries of a page, each to be ticked. */
export function DeliveryTable({ items, ticked, onTick }: DeliveryTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly TableColumn<Delivery>[] = [
    useTickColumn({ items, ticked, onTick }),
    {
      key: 'order',
      heading: t('deliveries.column.orderNumber'),
      rowHeading: true,
      cell: ({ orderId }) => <code>{orderNumberOf(orderId)}</code>,
    },
    { key: 'means', heading: t('deliveries.column.means'), cell: ({ means }) => t(`words.authenticator.${means}`) },
    {
      key: 'organisation',
      heading: t('deliveries.column.organisation'),
      cell: ({ organisation: { organisationId, name, cvr } }) => (
        <>
          <a href={paths.organisation(organisationId)}>{name}</a>{' '}
          <span className="no-wrap">{t('deliveries.column.cvr', { cvr })}</span>
        </>
      ),
    },
    {
      key: 'ordered',
      heading: t('deliveries.column.ordered'),
      cell: ({ orderedAt }) => <time dateTime={orderedAt}>{format.dayOf(orderedAt)}</time>,
    },
    {
      key: 'status',
      heading: t('deliveries.column.status'),
      cell: ({ sentAt }) =>
        sentAt === null ? t('deliveries.status.ordered') : t('deliveries.status.sent', { at: format.dayOf(sentAt) }),
    },
  ];
  return <Table caption={t('deliveries.caption')} columns={columns} rows={items} rowKey={({ orderId }) => orderId} />;
}

/** A column of ticks, with one for all in its heading. */
function useTickColumn({ items, ticked, onTick }: DeliveryTableProps): TableColumn<Delivery> {
  const { t } = useTranslation();
  const tickOf = (orderIds: readonly string[], on: boolean) => {
    const next = new Set(ticked);
    for (const orderId of orderIds) {
      if (on) next.add(orderId);
      else next.delete(orderId);
    }
    onTick(next);
  };
  const all = items.map(({ orderId }) => orderId);
  return {
    key: 'select',
    heading: t('deliveries.column.select'),
    headingHidden: true,
    headingContent: (
      <PageTick
        label={t('deliveries.selectPage')}
        rows={items}
        isTicked={({ orderId }) => ticked.has(orderId)}
        onTick={(on) => tickOf(all, on)}
      />
    ),
    cell: ({ orderId }) => (
      <Checkbox
        label={t('deliveries.select', { orderNumber: orderNumberOf(orderId) })}
        labelHidden
        checked={ticked.has(orderId)}
        onChange={(event) => tickOf([orderId], event.target.checked)}
      />
    ),
  };
}
