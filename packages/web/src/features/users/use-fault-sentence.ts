import { referenceMaxLength } from '@tillid/domain/users/reference-text';
import { fieldSentence } from '../../api/problem-texts.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { isMissing, type DraftField } from './draft-form.ts';

/** The sentence for a code at a field, in the language that the page is in now. */
export function useFaultSentence(): (field: DraftField, code: string) => string {
  const { t } = useTranslation();
  return (field, code) => {
    if (code === 'already-exists') {
      return t('users.create.exists.title');
    }
    if (isMissing(code) && isRequired(field)) {
      return t(`users.create.missing.${field}`);
    }
    return fieldSentence({ code, params: { most: referenceMaxLength } }, t);
  };
}

const required = ['firstName', 'lastName', 'cpr', 'dateOfBirth', 'email'] as const;

function isRequired(field: DraftField): field is (typeof required)[number] {
  return required.some((name) => name === field);
}
