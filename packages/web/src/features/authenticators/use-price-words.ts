import type { OrderChoice } from '@tillid/domain/authenticators/authenticator-order';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';

/** What one of a sort costs, in words. */
export function usePriceWords(): (offer: { readonly choice: OrderChoice; readonly price: number }) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ choice, price }) => {
    if (choice === 'private') return t('authenticators.price.own');
    if (choice === 'shared') return t('authenticators.price.shared');
    return price === 0
      ? t('authenticators.price.free')
      : t('authenticators.price.each', { price: format.kroner(price) });
  };
}
