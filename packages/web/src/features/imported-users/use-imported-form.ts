import { set, useForm, type FieldErrors, type Resolver, type UseFormReturn } from 'react-hook-form';
import { useSignedIn } from '../../api/session.ts';
import { draftRules, isMissing } from '../users/draft-form.ts';
import { checkValues, draftFieldOf, valuesOf, type DraftValues, type ImportedProfile } from './draft-values.ts';

/** The form filled in from a user. A fault shows when its field is left or the form is sent; that something is missing, when it is sent. */
export function useImportedForm(user: ImportedProfile): UseFormReturn<DraftValues> {
  const session = useSignedIn();
  const resolver: Resolver<DraftValues> = (values, _context, { names }) => {
    const { faults } = checkValues(values, user, draftRules(session));
    const isLeaving = names?.length === 1;
    const told = faults.filter(({ code }) => !isLeaving || !isMissing(code));
    const errors: FieldErrors<DraftValues> = {};
    for (const { field, code } of told) {
      set(errors, draftFieldOf(field) ?? field, { type: code });
    }
    return told.length === 0 ? { values, errors: {} } : { values: {}, errors };
  };
  return useForm<DraftValues>({
    defaultValues: valuesOf(user),
    mode: 'onBlur',
    reValidateMode: 'onBlur',
    shouldFocusError: false,
    resolver,
  });
}
