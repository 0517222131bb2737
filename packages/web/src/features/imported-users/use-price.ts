import { defaultPrices, type AuthenticatorChoice } from '@tillid/domain/authenticators/authenticator-kind';
import { useTranslation } from '../../i18n/use-translation.ts';

const oreInKrone = 100;

/** What an authenticator costs, in words: "33,50 kr. ekskl. moms pr. stk.". */
export function usePrice(): (choice: AuthenticatorChoice) => string {
  const { t, language } = useTranslation();
  const amount = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'da-DK', { minimumFractionDigits: 2 });
  return (choice) => {
    if (choice === 'private') {
      return t('importedUsers.bulk.price.own');
    }
    const price = defaultPrices[choice];
    return price === 0
      ? t('importedUsers.bulk.price.free')
      : t('importedUsers.bulk.price.each', { price: amount.format(price / oreInKrone) });
  };
}
