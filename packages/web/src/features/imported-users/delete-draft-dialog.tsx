import { readSession } from '@tillid/contract/session';
import { deleteUser, listUsers, readUser } from '@tillid/contract/users';
import { useQueryClient } from '@tanstack/react-query';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { ImportedProfile } from './draft-values.ts';
import { forgetGone } from '../user-selection/use-selection.ts';
import { fullName } from '../user-selection/user-ticks.tsx';
import { importedUserEndpoints } from './use-imported-count.ts';

type DeleteDraftDialogProps = { readonly user: ImportedProfile; readonly onClose: () => void };

/** Asks before an imported user is deleted. */
export function DeleteDraftDialog({ user, onClose }: DeleteDraftDialogProps) {
  const { t } = useTranslation();
  const go = useGo();
  const client = useQueryClient();
  const name = fullName(user);
  const remove = useMutate(deleteUser, {
    changes: [...importedUserEndpoints, listUsers, readSession],
    onSuccess: () => {
      forgetGone('imported-users', user.userId);
      forgetGone('users', user.userId);
      showToast({ kind: 'success', text: t('importedUsers.draft.removed', { name }) });
      go(paths.importedUsers(), { saved: true });
    },
  });
  function confirm() {
    remove.mutate(
      { params: { userId: user.userId }, version: user.version },
      // Whoever is told that it was changed meanwhile can press again, having seen what is new.
      { onError: () => void client.invalidateQueries({ queryKey: [readUser.name] }) },
    );
  }
  return (
    <ConfirmDialog
      title={t('importedUsers.remove.title', { count: 1, shown: '1', name })}
      confirmLabel={t('importedUsers.draft.remove')}
      cancelLabel={t('ui.cancel')}
      closeLabel={t('ui.close')}
      pendingLabel={(remove.isPending || remove.isSuccess) && t('ui.working')}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {remove.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          {problemSentence(remove.error, t)}
        </Alert>
      ) : null}
      <p>{t('importedUsers.remove.textOne')}</p>
    </ConfirmDialog>
  );
}
