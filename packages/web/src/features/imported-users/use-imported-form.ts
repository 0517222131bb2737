import { useForm, type Resolver, type UseFormReturn } from 'react-hook-form';
import { useSignedIn } from '../../api/session.ts';
import { draftRules, isMissing } from '../users/draft-form.ts';
import { checkValues, valuesOf, type DraftValues, type ImportedProfile } from './draft-values.ts';

/**
 * The form filled in from a user. A newer user fills in the fields that nobody has touched. A fault shows when its field is left
 * or the form is sent; that something is missing, when it is sent.
 */
export function useImportedForm(user: ImportedProfile): UseFormReturn<DraftValues> {
  const session = useSignedIn();
  const resolver: Resolver<DraftValues> = (values, _context, { names }) => {
    const { faults } = checkValues(values, user, draftRules(session));
    const isLeaving = names?.length === 1;
    const told = faults.filter(({ code }) => !isLeaving || !isMissing(code));
    return told.length === 0
      ? { values, errors: {} }
      : { values: {}, errors: Object.fromEntries(told.map(({ field, code }) => [field, { type: code }])) };
  };
  return useForm<DraftValues>({
    values: valuesOf(user),
    resetOptions: { keepDirtyValues: true },
    mode: 'onBlur',
    reValidateMode: 'onBlur',
    shouldFocusError: false,
    resolver,
  });
}
