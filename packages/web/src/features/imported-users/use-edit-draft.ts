import { sendForActivation } from '@tillid/contract/activation';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { editDraft, listUsers, readUser } from '@tillid/contract/users';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { ApiProblem } from '../../api/api-problem.ts';
import { call } from '../../api/call.ts';
import { endpointKey } from '../../api/use-endpoint.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { showToast } from '../../ui/toasts.ts';
import { differencesBetween, type Difference } from './draft-conflict.ts';
import { draftBodyOf, valuesOf, type DraftValues, type ImportedProfile } from './draft-values.ts';
import { useDraftFailure, type DraftFailure } from './use-draft-failure.ts';
import { useImportedForm } from './use-imported-form.ts';
import { forgetGone } from '../user-selection/use-selection.ts';
import { importedUserEndpoints } from './use-imported-count.ts';

export type Sent = ReplyOf<typeof sendForActivation>;
export type Intent = 'save' | 'send';

export type EditDraft = {
  readonly form: UseFormReturn<DraftValues>;
  readonly failure: DraftFailure;
  readonly submit: (intent: Intent) => void;
  readonly isWorking: boolean;
  /** What somebody else saved meanwhile; undefined when nobody did. */
  readonly differences: readonly Difference[] | undefined;
  readonly useTheirs: () => void;
};

/** Edits an imported user and sends for activation. What is typed is kept when somebody else was faster (UX-42). */
export function useEditDraft(user: ImportedProfile, onSent: (sent: Sent) => void): EditDraft {
  const { t } = useTranslation();
  const { base, form, save, meetOther, isSaving } = useBase(user);
  const failure = useDraftFailure(form);
  const [differences, setDifferences] = useState<readonly Difference[]>();
  const send = useMutate(sendForActivation, { changes: [...importedUserEndpoints, listUsers, readUser] });
  const { isDirty } = form.formState;

  async function carryOut(values: DraftValues, intent: Intent): Promise<void> {
    const saved = isDirty ? await save(values) : base;
    if (intent === 'send') {
      const sent = await send.mutateAsync({ params: { userId: user.userId }, version: saved.version });
      forgetGone('imported-users', user.userId);
      onSent(sent);
    } else {
      const text = t(isDirty ? 'importedUsers.draft.saved' : 'importedUsers.draft.nothingToSave');
      showToast({ kind: isDirty ? 'success' : 'info', text });
    }
  }

  async function attempt(values: DraftValues, intent: Intent): Promise<void> {
    failure.forget();
    setDifferences(undefined);
    if (intent === 'send' && values.authenticator === '') {
      form.setError('authenticator', { type: 'required' });
      failure.note();
      return;
    }
    try {
      await carryOut(values, intent);
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'stale') {
        setDifferences(await meetOther());
      } else {
        failure.fail(error);
      }
    }
  }

  function submit(intent: Intent): void {
    const onValid = (values: DraftValues) => attempt(values, intent).catch(failure.fail);
    void form.handleSubmit(onValid, () => failure.note())();
  }

  function useTheirs(): void {
    form.reset(valuesOf(base));
    setDifferences(undefined);
  }

  return { form, failure, submit, isWorking: isSaving || send.isPending || send.isSuccess, differences, useTheirs };
}

/** The version that the form was filled in from; the page may know of a newer one while something is typed. */
function useBase(user: ImportedProfile) {
  const client = useQueryClient();
  const [base, setBase] = useState(user);
  const form = useImportedForm(base);
  const { isDirty, dirtyFields } = form.formState;
  const edit = useMutate(editDraft, { changes: [...importedUserEndpoints, listUsers] });
  const parts = { params: { userId: user.userId } };
  if (!isDirty && user.version > base.version) {
    setBase(user);
  }

  async function save(values: DraftValues): Promise<ImportedProfile> {
    const saved = await edit.mutateAsync({ ...parts, version: base.version, body: draftBodyOf(values) });
    client.setQueryData(endpointKey(readUser, parts), saved);
    setBase(saved);
    form.reset(valuesOf(saved));
    return saved;
  }

  /** Takes over what somebody else saved where nothing was typed here, and tells where something was. */
  async function meetOther(): Promise<readonly Difference[]> {
    const theirs = await call(readUser, parts);
    const found = differencesBetween(form.getValues(), valuesOf(theirs), (field) => Boolean(dirtyFields[field]));
    setBase(theirs);
    client.setQueryData(endpointKey(readUser, parts), theirs);
    return found;
  }

  return { base, form, save, meetOther, isSaving: edit.isPending };
}
