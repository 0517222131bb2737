import type { UnitField } from '@tillid/domain/users/user-units';
import { useFormContext } from 'react-hook-form';
import { useSignedIn } from '../../api/session.ts';
import { checkDraftForm, draftRules, type DraftField, type DraftForm } from './draft-form.ts';
import { useFaultSentence } from './use-fault-sentence.ts';

/** Id of a field, for the links of the error summary. */
export function draftFieldId(field: DraftField): string {
  return `user-${field}`;
}

type TextDraftField = Exclude<DraftField, 'anonymous' | 'targetLevel' | 'authenticators' | UnitField>;

/** Binds a field of text to the form: value, fault, and warning once the field has been left. */
export function useDraftField(onLeave?: () => void) {
  const session = useSignedIn();
  const { register, watch, formState } = useFormContext<DraftForm>();
  const sentenceOf = useFaultSentence();
  const { warnings } = checkDraftForm(watch(), draftRules(session));
  return (field: TextDraftField) => {
    const error = formState.errors[field];
    const warning = formState.touchedFields[field] && warnings.find((found) => found.field === field);
    return {
      ...register(field, onLeave === undefined ? {} : { onBlur: onLeave }),
      id: draftFieldId(field),
      error: error ? sentenceOf(field, error.type) : undefined,
      warning: warning ? sentenceOf(field, warning.code) : undefined,
    };
  };
}
