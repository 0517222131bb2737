import type { ReplyOf } from '@tillid/contract/endpoint';
import { correctUser } from '@tillid/contract/user-changes';
import { readUser } from '@tillid/contract/users';
import { useState } from 'react';
import { useForm, type Resolver, type UseFormReturn } from 'react-hook-form';
import { ApiProblem } from '../../api/api-problem.ts';
import { call } from '../../api/call.ts';
import { placeFaults, type FormFault } from '../../api/field-faults.ts';
import { useSignedIn } from '../../api/session.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useEdit, type Edit } from '../../frame/use-edit.ts';
import { danishToday } from '../users/draft-form.ts';
import type { UserProfile } from '../users/user-profile.ts';
import {
  checkCorrection,
  correctionBody,
  correctionFields,
  correctionOf,
  unseenCorrections,
  type CorrectionField,
  type CorrectionValues,
} from './correction-form.ts';
import { statusEndpoints } from './use-deactivate.ts';

export type CorrectUser = Pick<Edit<CorrectionValues, UserProfile, CorrectionField>, 'base' | 'conflicts'> & {
  readonly form: UseFormReturn<CorrectionValues>;
  readonly formFaults: readonly FormFault[];
  /** Another user who has the CPR number (decision 19). */
  readonly otherUserId: string | undefined;
  /** Grows with each attempt that failed. */
  readonly attempt: number;
  readonly isWorking: boolean;
  readonly submit: () => void;
};

/** Corrects who a user is; what was sent is told by `onCorrected`. */
export function useCorrectUser(
  user: UserProfile,
  onCorrected: (reply: ReplyOf<typeof correctUser>) => void,
): CorrectUser {
  const { testNumbers } = useSignedIn();
  const [failure, setFailure] = useState<Pick<CorrectUser, 'formFaults' | 'otherUserId' | 'attempt'>>({
    formFaults: [],
    otherUserId: undefined,
    attempt: 0,
  });
  const hasCpr = user.maskedCpr !== null;
  const resolver: Resolver<CorrectionValues> = (values, _context, { names }) => {
    const isPassing = names?.length === 1 && failure.attempt === 0;
    const faults = Object.entries(checkCorrection(values, { hasCpr, testNumbers, today: danishToday() })).filter(
      ([, code]) => !isPassing || !code.endsWith('-missing'),
    );
    return faults.length === 0
      ? { values, errors: {} }
      : { values: {}, errors: Object.fromEntries(faults.map(([field, code]) => [field, { type: code }])) };
  };
  const form = useForm<CorrectionValues>({
    defaultValues: correctionOf(user),
    mode: 'onBlur',
    reValidateMode: 'onBlur',
    shouldFocusError: false,
    resolver,
  });
  const correct = useMutate(correctUser, { changes: statusEndpoints, onSuccess: onCorrected });
  const params = { userId: user.userId };
  const { base, conflicts, save } = useEdit({
    form,
    opened: user,
    valuesOf: correctionOf,
    fields: correctionFields,
    read: () => call(readUser, { params }),
    save: (values, { version }) => correct.mutateAsync({ params, version, body: correctionBody(values, hasCpr) }),
    unseen: unseenCorrections,
  });

  function fail(reason?: unknown): void {
    const error = reason === undefined || reason instanceof Error ? reason : new Error('failed');
    const other = error instanceof ApiProblem ? error.errors.find(({ code }) => code === 'already-exists') : undefined;
    if (other !== undefined) form.setError('cpr', { type: other.code });
    const formFaults =
      error === undefined || other !== undefined
        ? []
        : placeFaults({ error, fields: correctionFields, setError: form.setError });
    const userId = other?.params?.['userId'];
    const otherUserId = typeof userId === 'string' ? userId : undefined;
    setFailure(({ attempt }) => ({ formFaults, otherUserId, attempt: attempt + 1 }));
  }

  const send = form.handleSubmit(
    (values) => save(values).catch(fail),
    () => fail(),
  );
  const isWorking = correct.isPending || correct.isSuccess;
  return { form, base, conflicts, ...failure, isWorking, submit: () => void send() };
}
