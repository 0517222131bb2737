import { readPrices } from '@tillid/contract/authenticators';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { pricedThings } from '@tillid/domain/authenticators/prices';
import { usePermission } from '../../api/session.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Table } from '../../ui/table.tsx';

type Prices = ReplyOf<typeof readPrices>['today'];

/** What things cost today, and from which days they will cost something else. */
export function PricesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const seesCharges = usePermission('settings:read');
  const prices = useEndpoint(readPrices, {});
  return (
    <>
      <PageHeading title={t('authenticators.prices.title')} />
      <p className="page-lead">{t('authenticators.prices.lead')}</p>
      <Loaded query={prices}>
        {({ today, later }) => (
          <div className="stack">
            <PriceTable caption={t('authenticators.prices.caption')} prices={today} />
            {later.map(({ from, prices: coming }) => (
              <PriceTable
                key={from}
                caption={t('authenticators.prices.later', { day: format.day(from) })}
                prices={coming}
              />
            ))}
            {seesCharges ? (
              <p>
                <a href={paths.charges()}>{t('authenticators.prices.charges')}</a>
              </p>
            ) : null}
          </div>
        )}
      </Loaded>
    </>
  );
}

function PriceTable({ caption, prices }: { readonly caption: string; readonly prices: Prices }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      caption={caption}
      captionShown
      rowKey={(thing) => thing}
      rows={pricedThings}
      columns={[
        {
          key: 'thing',
          heading: t('authenticators.prices.thing'),
          rowHeading: true,
          cell: (thing) =>
            thing === 'user' || thing === 'certificate'
              ? t(`authenticators.prices.${thing}`)
              : t(`words.authenticator.${thing}`),
        },
        {
          key: 'price',
          heading: t('authenticators.prices.price'),
          cell: (thing) => (prices[thing] === 0 ? t('authenticators.price.free') : format.kroner(prices[thing])),
        },
      ]}
    />
  );
}
