import { editContact } from '@tillid/contract/user-changes';
import { listUsers, readUser, readUserHistory } from '@tillid/contract/users';
import { checkContact } from '@tillid/domain/users/contact';
import { useState } from 'react';
import { useForm, type Resolver, type UseFormReturn } from 'react-hook-form';
import { ApiProblem } from '../../api/api-problem.ts';
import { call } from '../../api/call.ts';
import { placeFaults } from '../../api/field-faults.ts';
import { useSignedIn } from '../../api/session.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { showToast } from '../../ui/toasts.ts';
import type { UserProfile } from '../users/user-profile.ts';
import {
  contactBody,
  contactFields,
  contactValuesOf,
  mergeContact,
  type ContactConflict,
  type ContactValues,
} from './contact-values.ts';

export type EditContact = {
  readonly form: UseFormReturn<ContactValues>;
  readonly conflicts: readonly ContactConflict[];
  readonly formErrors: readonly string[];
  /** Grows with each attempt that failed. */
  readonly attempt: number;
  readonly isWorking: boolean;
  readonly submit: () => void;
};

/** Edits the contact details. Where somebody else was faster, what only one has changed is put together, and the rest is asked (UX-42). */
export function useEditContact(user: UserProfile): EditContact {
  const { t } = useTranslation();
  const go = useGo();
  const [base, setBase] = useState(user);
  const [conflicts, setConflicts] = useState<readonly ContactConflict[]>([]);
  const [formErrors, setFormErrors] = useState<readonly string[]>([]);
  const [attempt, setAttempt] = useState(0);
  const form = useForm<ContactValues>({
    defaultValues: contactValuesOf(user),
    mode: 'onBlur',
    reValidateMode: 'onBlur',
    shouldFocusError: false,
    resolver: useContactResolver(user.referenceText),
  });
  const params = { userId: user.userId };
  const edit = useMutate(editContact, {
    changes: [readUser, readUserHistory, listUsers],
    onSuccess: () => {
      showToast({ kind: 'success', text: t('userChanges.edit.saved') });
      go(paths.user(user.userId), { saved: true });
    },
  });

  async function save(values: ContactValues, from: UserProfile): Promise<void> {
    setFormErrors([]);
    setConflicts([]);
    try {
      await edit.mutateAsync({ params, version: from.version, body: contactBody(values) });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'stale') throw error;
      await meetOther(values, from);
    }
  }

  async function meetOther(yours: ContactValues, from: UserProfile): Promise<void> {
    const theirs = await call(readUser, { params });
    const { merged, conflicts: found } = mergeContact(contactValuesOf(from), yours, contactValuesOf(theirs));
    setBase(theirs);
    form.reset(contactValuesOf(theirs));
    for (const field of contactFields) form.setValue(field, merged[field], { shouldDirty: true });
    if (found.length > 0) setConflicts(found);
    else await save(merged, theirs);
  }

  function fail(error: unknown): void {
    const known = error instanceof Error ? error : new Error('failed');
    setFormErrors(placeFaults({ error: known, fields: contactFields, setError: form.setError, t }));
    setAttempt((last) => last + 1);
  }

  const send = form.handleSubmit(
    (values) => save(values, base).catch(fail),
    () => setAttempt((last) => last + 1),
  );
  const isWorking = edit.isPending || edit.isSuccess;
  return { form, conflicts, formErrors, attempt, isWorking, submit: () => void send() };
}

function useContactResolver(presentReferenceText: string | null): Resolver<ContactValues> {
  const { referenceTextAllowed } = useSignedIn().organisation;
  return (values) => {
    const { faults } = checkContact(values, { referenceTextAllowed, presentReferenceText });
    return faults.length === 0
      ? { values, errors: {} }
      : { values: {}, errors: Object.fromEntries(faults.map(({ field, code }) => [field, { type: code }])) };
  };
}
