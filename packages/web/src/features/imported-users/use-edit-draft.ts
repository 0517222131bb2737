import { sendForActivation } from '@tillid/contract/activation';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { editDraft, listUsers, readUser } from '@tillid/contract/users';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { call } from '../../api/call.ts';
import { endpointKey } from '../../api/use-endpoint.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { isStale, useEdit, type Edit } from '../../frame/use-edit.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { showToast } from '../../ui/toasts.ts';
import { draftBodyOf, draftParts, unseenParts, valuesOf } from './draft-values.ts';
import type { DraftPart, DraftValues, ImportedProfile } from './draft-values.ts';
import { useDraftFailure, type DraftFailure } from './use-draft-failure.ts';
import { useImportedForm } from './use-imported-form.ts';
import { forgetGone } from '../user-selection/use-selection.ts';
import { importedUserEndpoints } from './use-imported-count.ts';

export type Sent = ReplyOf<typeof sendForActivation>;
export type Intent = 'save' | 'send';

type DraftEdit = Edit<DraftValues, ImportedProfile, DraftPart, ImportedProfile>;

export type EditDraft = Pick<DraftEdit, 'base' | 'conflicts' | 'others'> & {
  readonly form: UseFormReturn<DraftValues>;
  /** Whether the last attempt to send was stopped, so that what somebody else has changed is seen first. */
  readonly isHeldBack: boolean;
  readonly failure: DraftFailure;
  readonly submit: (intent: Intent) => void;
  readonly isWorking: boolean;
};

/** Edits an imported user and sends for activation; what somebody else has changed meanwhile is seen before it is sent (UX-42). */
export function useEditDraft(user: ImportedProfile, onSent: (sent: Sent) => void): EditDraft {
  const { t } = useTranslation();
  const form = useImportedForm(user);
  const { edit, isSaving } = useDraftEdit(user, form);
  const failure = useDraftFailure(form);
  const [isHeldBack, setHeldBack] = useState(false);
  const send = useMutate(sendForActivation, { changes: [...importedUserEndpoints, listUsers, readUser] });
  const { isDirty } = form.formState;

  async function save(values: DraftValues): Promise<void> {
    const saving = isDirty ? await edit.save(values) : 'nothing';
    if (saving === 'nothing') {
      showToast({ kind: 'info', text: t('importedUsers.draft.nothingToSave') });
    } else if (saving !== undefined) {
      showToast({ kind: 'success', text: t('importedUsers.draft.saved') });
    }
  }

  async function saveAndSend(values: DraftValues): Promise<void> {
    const saving = isDirty ? await edit.save(values) : { saved: edit.base, hasMetOther: false };
    if (saving === undefined || saving.hasMetOther) {
      setHeldBack(saving !== undefined);
      return;
    }
    const { userId, version } = saving.saved;
    try {
      const sent = await send.mutateAsync({ params: { userId }, version });
      forgetGone('imported-users', userId);
      onSent(sent);
    } catch (error) {
      if (!isStale(error)) throw error;
      await edit.meetOther(valuesOf(saving.saved), saving.saved);
      setHeldBack(true);
    }
  }

  async function attempt(values: DraftValues, intent: Intent): Promise<void> {
    failure.forget();
    setHeldBack(false);
    if (intent === 'send' && values.authenticator === '') {
      form.setError('authenticator', { type: 'required' });
      failure.note();
      return;
    }
    await (intent === 'send' ? saveAndSend(values) : save(values));
  }

  function submit(intent: Intent): void {
    const onValid = (values: DraftValues) => attempt(values, intent).catch(failure.fail);
    void form.handleSubmit(onValid, () => failure.note())();
  }

  const { base, conflicts, others } = edit;
  const isWorking = isSaving || send.isPending || send.isSuccess;
  return { form, base, conflicts, others, isHeldBack, failure, submit, isWorking };
}

/** The form stays open when it is saved, and goes on from what was saved; one that nobody has touched follows the page. */
function useDraftEdit(user: ImportedProfile, form: UseFormReturn<DraftValues>) {
  const client = useQueryClient();
  const change = useMutate(editDraft, { changes: [...importedUserEndpoints, listUsers] });
  const parts = { params: { userId: user.userId } };
  function keep(read: ImportedProfile): ImportedProfile {
    client.setQueryData(endpointKey(readUser, parts), read);
    return read;
  }
  const edit = useEdit({
    form,
    opened: user,
    valuesOf,
    fields: draftParts,
    read: async () => keep(await call(readUser, parts)),
    save: (values, { version }) => change.mutateAsync({ ...parts, version, body: draftBodyOf(values) }),
    unseen: unseenParts,
  });
  const { base, goOn } = edit;
  const { isDirty } = form.formState;

  async function save(values: DraftValues) {
    const saving = await edit.save(values);
    if (saving !== undefined) {
      goOn(keep(saving.saved));
    }
    return saving;
  }

  const follow = useEffectEvent(() => {
    if (!isDirty && user.version > base.version) {
      goOn(user);
    }
  });
  useEffect(() => follow(), [user, isDirty]);

  return { edit: { ...edit, save }, isSaving: change.isPending };
}
