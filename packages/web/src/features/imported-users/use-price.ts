import { readPrices } from '@tillid/contract/authenticators';
import type { AuthenticatorChoice } from '@tillid/domain/authenticators/authenticator-kind';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { usePriceWords } from '../authenticators/use-price-words.ts';

/** What an authenticator costs today, in words: "33,50 kr. ekskl. moms pr. stk."; nothing until the prices are there. */
export function usePrice(): (choice: AuthenticatorChoice) => string {
  const wordsOf = usePriceWords();
  const { data } = useEndpoint(readPrices, {});
  return (choice) => {
    const price = choice === 'private' ? 0 : data?.today[choice];
    return price === undefined ? '' : wordsOf({ choice, price });
  };
}
