import { formatPhone } from '@tillid/domain/users/phone-number';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';

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
  // The field and its value come from the server, so the key cannot be typed.
  const loose = t as unknown as (key: string) => string;
  const find = (key: string) => (i18next.exists(key) ? loose(key) : undefined);
  return {
    field: (field) => find(`history.field.${field}`) ?? field,
    value: (field, value) => {
      if (value === null) {
        return '';
      }
      if (value === 'true' || value === 'false') {
        return t(value === 'true' ? 'words.yes' : 'words.no');
      }
      if (field === 'dateOfBirth') {
        return format.day(value);
      }
      if (field === 'phone') {
        return formatPhone(value);
      }
      const set = wordsOf[field];
      return (set && find(`${set}.${value}`)) ?? value;
    },
  };
}
