import { useState } from 'react';
import { useForm, type Resolver, type UseFormReturn } from 'react-hook-form';
import { useSignedIn } from '../../api/session.ts';
import { ordersIn } from '../authenticators/order-form.ts';
import {
  checkDraftForm,
  draftFields,
  draftRules,
  emptyDraft,
  isMissing,
  type DraftField,
  type DraftForm,
} from './draft-form.ts';

export type DraftFormState = {
  readonly form: UseFormReturn<DraftForm>;
  /** Fields that were wrong when the form was last sent and still are. */
  readonly wrongFields: readonly DraftField[];
  /** Grows with each attempt that failed. */
  readonly attempt: number;
  /** Lists the fields that are wrong now; called when an attempt failed. */
  readonly noteFailure: () => void;
};

/** The creation form's values and faults. A fault shows when its field is left or the form is sent, never while somebody types. */
export function useDraftForm(): DraftFormState {
  const session = useSignedIn();
  const [listed, setListed] = useState<readonly DraftField[]>([]);
  const [attempt, setAttempt] = useState(0);
  const resolver: Resolver<DraftForm> = (values, _context, { names }) => {
    const { faults: ofRules } = checkDraftForm(values, draftRules(session));
    const isNothingChosen = values.authenticators !== null && ordersIn(values.authenticators).length === 0;
    const nothing = { field: 'authenticators', code: 'authenticator-missing' } as const;
    const faults = isNothingChosen ? [...ofRules, nothing] : ofRules;
    // Leaving a field checks that one alone; sending checks all. Passing an empty field is no fault until the form was sent.
    const isPassing = names?.length === 1 && attempt === 0;
    const told = faults.filter(({ code }) => !isPassing || !isMissing(code));
    if (told.length === 0) {
      return { values, errors: {} };
    }
    return { values: {}, errors: Object.fromEntries(told.map(({ field, code }) => [field, { type: code }])) };
  };
  const form = useForm<DraftForm>({
    defaultValues: emptyDraft,
    mode: 'onBlur',
    reValidateMode: 'onBlur',
    shouldFocusError: false,
    resolver,
  });
  const { errors } = form.formState;
  return {
    form,
    attempt,
    wrongFields: listed.filter((field) => errors[field] !== undefined),
    noteFailure: () => {
      setListed(draftFields.filter((field) => form.getFieldState(field).error !== undefined));
      setAttempt((last) => last + 1);
    },
  };
}
