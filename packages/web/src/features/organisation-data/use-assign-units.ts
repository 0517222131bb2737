import { assignUnits } from '@tillid/contract/user-changes';
import { readUserHistory } from '@tillid/contract/history';
import { listUsers, readUser } from '@tillid/contract/users';
import { useState } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { call } from '../../api/call.ts';
import { placeFaults, type FormFault } from '../../api/field-faults.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useGo } from '../../frame/use-address.ts';
import { useEdit, type Edit } from '../../frame/use-edit.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { showToast } from '../../ui/toasts.ts';
import type { UserProfile } from '../users/user-profile.ts';
import { unitFieldNames, unitIds, unitValuesOf, type UnitValues } from './unit-values.ts';

export type AssignUnits = Pick<Edit<UnitValues, UserProfile, keyof UnitValues>, 'base' | 'conflicts'> & {
  readonly form: UseFormReturn<UnitValues>;
  readonly formFaults: readonly FormFault[];
  /** Grows with each attempt that failed. */
  readonly attempt: number;
  readonly isWorking: boolean;
  readonly submit: () => void;
};

/** Associates a user with units. */
export function useAssignUnits(user: UserProfile): AssignUnits {
  const { t } = useTranslation();
  const go = useGo();
  const [formFaults, setFormFaults] = useState<readonly FormFault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const form = useForm<UnitValues>({ defaultValues: unitValuesOf(user), shouldFocusError: false });
  const params = { userId: user.userId };
  const assign = useMutate(assignUnits, {
    changes: [readUser, readUserHistory, listUsers],
    onSuccess: () => {
      showToast({ kind: 'success', text: t('organisationData.assign.saved') });
      go(paths.user(user.userId), { saved: true });
    },
  });
  const { base, conflicts, save } = useEdit({
    form,
    opened: user,
    valuesOf: unitValuesOf,
    fields: unitFieldNames,
    read: () => call(readUser, { params }),
    save: (values, { version }) => assign.mutateAsync({ params, version, body: unitIds(values) }),
  });

  function fail(error: unknown): void {
    const known = error instanceof Error ? error : new Error('failed');
    setFormFaults(placeFaults({ error: known, fields: unitFieldNames, setError: form.setError }));
    setAttempt((last) => last + 1);
  }

  // A fault that the server told goes with the choice that it was about, so nothing but sending asks for it.
  function submit(): void {
    setFormFaults([]);
    void save(form.getValues()).catch(fail);
  }

  const isWorking = assign.isPending || assign.isSuccess;
  return { form, base, conflicts, formFaults, attempt, isWorking, submit };
}
