import type { readCharges } from '@tillid/contract/charges';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Table } from '../../ui/table.tsx';

type Group = ReplyOf<typeof readCharges>['groups'][number];

/** What one invoicing method is charged, with the sum below. */
export function ChargeTable({ group }: { readonly group: Group }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ean, name } = group;
  return (
    <div>
      <Table
        caption={ean === null || name === null ? t('charges.noMethod') : t('charges.method', { name, ean })}
        captionShown
        rows={group.lines}
        rowKey={({ thing, price }) => `${thing} ${price}`}
        columns={[
          {
            key: 'thing',
            heading: t('charges.column.thing'),
            rowHeading: true,
            cell: ({ thing }) => (thing === 'user' ? t('charges.user') : t(`words.authenticator.${thing}`)),
          },
          { key: 'count', heading: t('charges.column.count'), cell: ({ count }) => format.number(count) },
          { key: 'price', heading: t('charges.column.price'), cell: ({ price }) => format.kroner(price) },
          { key: 'total', heading: t('charges.column.total'), cell: ({ total }) => format.kroner(total) },
        ]}
      />
      <p>
        <strong>{t('charges.sum', { amount: format.kroner(group.total) })}</strong>
      </p>
    </div>
  );
}
