import { readPrices } from '@tillid/contract/authenticators';
import type { AuthenticatorChoice } from '@tillid/domain/authenticators/authenticator-kind';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';

/** What an authenticator costs today, in words: "33,50 kr. ekskl. moms pr. stk."; nothing until the prices are there. */
export function usePrice(): (choice: AuthenticatorChoice) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useEndpoint(readPrices, {});
  return (choice) => {
    if (choice === 'private') {
      return t('importedUsers.bulk.price.own');
    }
    if (data === undefined) {
      return '';
    }
    const price = data.today[choice];
    return price === 0
      ? t('importedUsers.bulk.price.free')
      : t('importedUsers.bulk.price.each', { price: format.kroner(price) });
  };
}
