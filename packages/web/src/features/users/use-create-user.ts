import type { ReplyOf } from '@tillid/contract/endpoint';
import { createUser, listUsers } from '@tillid/contract/users';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { placeFaults, type FormFault } from '../../api/field-faults.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { draftBody, draftFields, type DraftForm } from './draft-form.ts';
import { useDraftForm, type DraftFormState } from './use-draft-form.ts';

export type CreatedUser = ReplyOf<typeof createUser>;

/** What the server answered when the user may be there already (decision 19). */
export type OtherUser = {
  readonly code: 'already-exists' | 'same-name-and-birth-date';
  readonly userId: string | undefined;
  readonly status: string | undefined;
};

export type CreateUserState = DraftFormState & {
  readonly send: (form: DraftForm, confirmedSamePerson: boolean) => void;
  readonly isSending: boolean;
  readonly other: OtherUser | undefined;
  readonly forgetOther: () => void;
  readonly formFaults: readonly FormFault[];
};

/** The creation form and its sending. */
export function useCreateUser(onCreated: (created: CreatedUser) => void): CreateUserState {
  const draft = useDraftForm();
  const [other, setOther] = useState<OtherUser>();
  const [formFaults, setFormFaults] = useState<readonly FormFault[]>([]);
  const create = useMutate(createUser, { changes: [listUsers], onSuccess: onCreated });

  function refuse(error: Error) {
    const found = otherUserIn(error);
    setOther(found);
    if (found?.code === 'same-name-and-birth-date') {
      return;
    }
    if (found) {
      draft.form.setError('cpr', { type: found.code });
    } else {
      setFormFaults(placeFaults({ error, fields: draftFields, setError: draft.form.setError }));
    }
    draft.noteFailure();
  }

  return {
    ...draft,
    send: (form, confirmedSamePerson) => {
      setOther(undefined);
      setFormFaults([]);
      create.mutate({ body: { ...draftBody(form), confirmedSamePerson } }, { onError: refuse });
    },
    isSending: create.isPending || create.isSuccess,
    other,
    forgetOther: () => setOther(undefined),
    formFaults,
  };
}

function otherUserIn(error: Error): OtherUser | undefined {
  if (!(error instanceof ApiProblem)) {
    return undefined;
  }
  const fault = error.errors.find(({ code }) => code === 'already-exists' || code === 'same-name-and-birth-date');
  if (fault === undefined) {
    return undefined;
  }
  const { userId, status } = fault.params ?? {};
  return {
    code: fault.code === 'already-exists' ? 'already-exists' : 'same-name-and-birth-date',
    userId: typeof userId === 'string' ? userId : undefined,
    status: typeof status === 'string' ? status : undefined,
  };
}
