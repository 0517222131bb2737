import { formatPhone } from '@tillid/domain/users/phone-number';
import { findSpoken } from '../../i18n/sentences.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';

type ChangeWords = {
  readonly field: (field: string) => string;
  readonly value: (field: string, value: string | null) => string;
};

// Where the words of a closed set stand, by the field whose values they are.
const wordsOf: Readonly<Record<string, string>> = {
  status: 'words.status',
  targetLevel: 'words.level',
  registeredLevel: 'words.level',
  level: 'words.level',
  authenticator: 'words.authenticator',
  role: 'words.role',
  reason: 'history.reason',
  kind: 'history.authenticatorKind',
};

/** Names of fields and values in history, as people call them; what has no words is told as it is. */
export function useChangeWords(): ChangeWords {
  const { t } = useTranslation();
  const format = useFormat();
  return {
    field: (field) => findSpoken(`history.field.${field}`) ?? field,
    value: (field, value) => {
      if (value === null) {
        return '';
      }
      if (value === 'true' || value === 'false') {
        return t(value === 'true' ? 'words.yes' : 'words.no');
      }
      if (field === 'dateOfBirth' || field === 'deactivatedFrom' || field === 'deactivatedTo') {
        return format.day(value);
      }
      if (field === 'phone') {
        return formatPhone(value);
      }
      const set = wordsOf[field];
      return (set && findSpoken(`${set}.${value}`)) ?? value;
    },
  };
}
