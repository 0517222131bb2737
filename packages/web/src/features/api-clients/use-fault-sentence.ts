import { fieldSentence } from '../../api/problem-texts.ts';
import { useTranslation } from '../../i18n/use-translation.ts';

// Faults that no other form has; their words come with these pages.
const ownFaults = [
  'permissions-missing',
  'name-taken',
  'keys-missing',
  'keys-too-many',
  'keys-same-id',
  'key-is-private',
  'key-unreadable',
  'key-kind-not-allowed',
  'key-too-short',
  'key-algorithm-wrong',
] as const;

/** The sentence for a fault at a field, by its code. */
export function useFaultSentence(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => {
    const own = ownFaults.find((fault) => fault === code);
    return own === undefined ? fieldSentence({ code }, t) : t(`apiClients.fault.${own}`);
  };
}
