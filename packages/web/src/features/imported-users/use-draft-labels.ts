import { useTranslation } from '../../i18n/use-translation.ts';
import { useUnitFieldLabels } from '../organisation-data/unit-fields.tsx';
import { useFaultSentence } from '../users/use-fault-sentence.ts';
import { fieldSentence } from '../../api/problem-texts.ts';
import type { DraftValueField } from './draft-values.ts';

/** Id of a field, for the links of the error summary. */
export function fieldIdOf(field: DraftValueField): string {
  return `draft-${field.replace('.', '-')}`;
}

/** What each field is called. */
export function useDraftLabels(): Readonly<Record<DraftValueField, string>> {
  const { t } = useTranslation();
  const unitLabels = useUnitFieldLabels();
  return {
    firstName: t('words.firstName'),
    lastName: t('words.lastName'),
    'birth.cpr': t('words.cpr'),
    'birth.dateOfBirth': t('words.dateOfBirth'),
    email: t('words.email'),
    phone: t('words.phone'),
    referenceText: t('importedUsers.draft.referenceText'),
    targetLevel: t('importedUsers.draft.targetLevel'),
    anonymous: t('importedUsers.draft.anonymous'),
    ...unitLabels,
    authenticator: t('importedUsers.draft.login'),
    authenticatorLimit: t('importedUsers.draft.authenticatorLimit'),
  };
}

/** The sentence for a code at a field. */
export function useDraftSentence(): (field: DraftValueField, code: string) => string {
  const { t } = useTranslation();
  const sentenceOf = useFaultSentence();
  return (field, code) => {
    switch (field) {
      case 'authenticator':
        return code === 'required' ? t('importedUsers.draft.missing.authenticator') : fieldSentence({ code }, t);
      case 'productionUnitId':
      case 'seNumberId':
      case 'invoicingMethodId':
      case 'authenticatorLimit':
        return fieldSentence({ code }, t);
      case 'birth.cpr':
        return code === 'already-exists' ? fieldSentence({ code }, t) : sentenceOf('cpr', code);
      case 'birth.dateOfBirth':
        return sentenceOf('dateOfBirth', code);
      default:
        return sentenceOf(field, code);
    }
  };
}
