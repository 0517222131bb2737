import type { OrderChoice } from '@tillid/domain/authenticators/authenticator-order';
import { sortOf } from '@tillid/domain/authenticators/authenticator-order';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Fieldset } from '../../ui/fieldset.tsx';
import { Select } from '../../ui/select.tsx';
import { priceOf, type OrderCounts } from './order-form.ts';
import { usePriceWords } from './use-price-words.ts';

/** What can be chosen, at what price, and how many more of it. */
export type Offer = { readonly choice: OrderChoice; readonly price: number; readonly left: number };

type OrderFieldsProps = {
  readonly id: string;
  readonly offers: readonly Offer[];
  readonly counts: OrderCounts;
  readonly error?: string | undefined;
  readonly onChange: (counts: OrderCounts) => void;
};

/** Ticks what a user is to log in with, and how many of each; the price stands beside each and below them together. */
export function OrderFields({ id, offers, counts, error, onChange }: OrderFieldsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const total = priceOf(counts, offers);
  return (
    <>
      <Fieldset
        id={id}
        legend={t('authenticators.choose.legend')}
        help={t('authenticators.choose.help')}
        error={error}
        look="label"
      >
        {offers.map((offer) => (
          <OfferField
            key={offer.choice}
            id={`${id}-${offer.choice}`}
            offer={offer}
            count={counts[offer.choice] ?? 0}
            onChange={(count) => onChange({ ...counts, [offer.choice]: count })}
          />
        ))}
      </Fieldset>
      <p role="status">
        <strong>
          {total === 0
            ? t('authenticators.choose.totalFree')
            : t('authenticators.choose.total', { price: format.kroner(total) })}
        </strong>{' '}
        <a href={paths.prices()} target="_blank" rel="noreferrer">
          {t('authenticators.price.link')}
        </a>
      </p>
    </>
  );
}

type OfferFieldProps = {
  readonly id: string;
  readonly offer: Offer;
  readonly count: number;
  readonly onChange: (count: number) => void;
};

/** One sort: a tick, and how many once it is ticked and there can be several. */
function OfferField({ id, offer, count, onChange }: OfferFieldProps) {
  const { t } = useTranslation();
  const words = usePriceWords();
  const { choice, left } = offer;
  const name = t(`words.authenticator.${choice}`);
  const numbers = Array.from({ length: left }, (_, index) => `${index + 1}`);
  return (
    <div className="offer">
      <Checkbox
        id={id}
        label={name}
        help={left === 0 ? t('authenticators.choose.full') : words(offer)}
        checked={count > 0}
        disabled={left === 0}
        onChange={({ target }) => onChange(target.checked ? 1 : 0)}
      />
      {count > 0 && left > 1 && sortOf(choice).kind === 'separate' ? (
        <div className="offer-count">
          <Select
            label={t('authenticators.choose.count', { name })}
            value={`${count}`}
            options={numbers.map((number) => ({ value: number, label: number }))}
            onChange={(event) => onChange(Number(event.target.value))}
          />
        </div>
      ) : null}
    </div>
  );
}
