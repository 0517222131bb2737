import { findSpoken } from '../../i18n/sentences.ts';
import { useTranslation } from '../../i18n/use-translation.ts';

type EventWords = {
  readonly field: (field: string) => string;
  readonly value: (field: string, value: string | null) => string;
};

// Where the words of a closed set stand, by the field whose values they are.
const wordsOf: Readonly<Record<string, string>> = {
  kind: 'operators.kind',
  status: 'operators.status',
  reason: 'history.reason',
};

/** Names of fields and values in the operators' history; what has no words is told as it is. */
export function useEventWords(): EventWords {
  const { t } = useTranslation();
  return {
    field: (field) => (field === 'kind' ? t('operators.list.kind') : (findSpoken(`history.field.${field}`) ?? field)),
    value: (field, value) => {
      const set = wordsOf[field];
      return value === null ? '' : ((set && findSpoken(`${set}.${value}`)) ?? value);
    },
  };
}
