import { editContact } from '@tillid/contract/user-changes';
import { readUserHistory } from '@tillid/contract/history';
import { listUsers, readUser } from '@tillid/contract/users';
import { checkContact } from '@tillid/domain/users/contact';
import { useState } from 'react';
import { useForm, type Resolver, type UseFormReturn } from 'react-hook-form';
import { call } from '../../api/call.ts';
import { placeFaults, type FormFault } from '../../api/field-faults.ts';
import { useSignedIn } from '../../api/session.ts';
import { useMutate } from '../../api/use-mutate.ts';
import type { EditConflict } from '../../api/merge-edits.ts';
import { useGo } from '../../frame/use-address.ts';
import { useEdit } from '../../frame/use-edit.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { showToast } from '../../ui/toasts.ts';
import type { UserProfile } from '../users/user-profile.ts';
import {
  contactBody,
  contactFields,
  contactValuesOf,
  type ContactValueField,
  type ContactValues,
} from './contact-values.ts';

export type EditContact = {
  readonly form: UseFormReturn<ContactValues>;
  readonly conflicts: readonly EditConflict<ContactValues, ContactValueField>[];
  readonly formFaults: readonly FormFault[];
  /** Grows with each attempt that failed. */
  readonly attempt: number;
  readonly isWorking: boolean;
  readonly submit: () => void;
};

/** Edits the contact details. Where somebody else was faster, what only one has changed is put together, and the rest is asked (UX-42). */
export function useEditContact(user: UserProfile): EditContact {
  const { t } = useTranslation();
  const go = useGo();
  const [formFaults, setFormFaults] = useState<readonly FormFault[]>([]);
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
  const { conflicts, save } = useEdit({
    form,
    opened: user,
    valuesOf: contactValuesOf,
    fields: contactFields,
    read: () => call(readUser, { params }),
    save: (values, { version }) => edit.mutateAsync({ params, version, body: contactBody(values) }),
  });

  function fail(error: unknown): void {
    const known = error instanceof Error ? error : new Error('failed');
    setFormFaults(placeFaults({ error: known, fields: contactFields, setError: form.setError }));
    setAttempt((last) => last + 1);
  }

  const send = form.handleSubmit(
    (values) => {
      setFormFaults([]);
      return save(values).catch(fail);
    },
    () => setAttempt((last) => last + 1),
  );
  const isWorking = edit.isPending || edit.isSuccess;
  return { form, conflicts, formFaults, attempt, isWorking, submit: () => void send() };
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
