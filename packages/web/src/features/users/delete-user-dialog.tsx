import { listDeletedUsers } from '@tillid/contract/deleted-users';
import { deleteUser, listUsers, readUser } from '@tillid/contract/users';
import { useQueryClient } from '@tanstack/react-query';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useAuthenticators } from '../authenticators/use-authenticators.ts';
import { forgetGone } from '../user-selection/use-selection.ts';
import { deletionLosses } from './deletion-losses.ts';
import type { UserProfile } from './user-profile.ts';

type DeleteUserDialogProps = { readonly user: UserProfile; readonly onClose: () => void };

/** Asks before a user is deleted: names the user and what is lost (UX-36). */
export function DeleteUserDialog({ user, onClose }: DeleteUserDialogProps) {
  const { t } = useTranslation();
  const go = useGo();
  const client = useQueryClient();
  const name = `${user.firstName} ${user.lastName}`;
  const remove = useMutate(deleteUser, {
    changes: [listUsers, listDeletedUsers],
    onSuccess: () => {
      forgetGone('users', user.userId);
      showToast({ kind: 'success', text: t('users.profile.deleted', { name }) });
      go(paths.users());
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
      title={t('users.deleteDialog.title', { name })}
      confirmLabel={t('users.profile.delete')}
      cancelLabel={t('ui.cancel')}
      closeLabel={t('ui.close')}
      pendingLabel={(remove.isPending || remove.isSuccess) && t('ui.working')}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {remove.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{problemSentence(remove.error, t)}</p>
        </Alert>
      ) : null}
      <Losses user={user} />
    </ConfirmDialog>
  );
}

function Losses({ user }: { readonly user: UserProfile }) {
  const { t } = useTranslation();
  const authenticators = useAuthenticators(user.userId);
  return (
    <>
      <p>{t('users.deleteDialog.text')}</p>
      <Loaded query={authenticators} lines={2}>
        {({ items }) => (
          <ul>
            {deletionLosses
              .flatMap((tell) => tell(user, t, items) ?? [])
              .map((loss) => (
                <li key={loss}>{loss}</li>
              ))}
          </ul>
        )}
      </Loaded>
      <p>
        {t('users.deleteDialog.again')} {t('users.deleteDialog.kept')}
      </p>
      {user.abilities.deactivate.allowed ? <p>{t('users.deleteDialog.instead')}</p> : null}
    </>
  );
}
