import { endDeactivation } from '@tillid/contract/user-changes';
import { readUser } from '@tillid/contract/users';
import { useQueryClient } from '@tanstack/react-query';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { UserProfile } from '../users/user-profile.ts';
import { statusEndpoints } from './use-deactivate.ts';

type ReactivateDialogProps = {
  readonly user: UserProfile;
  readonly onClose: () => void;
  /** Where to go then; to the users unless told. */
  readonly onDone?: () => void;
};

/** Asks before a deactivated user is active again. */
export function ReactivateDialog({ user, onClose, onDone }: ReactivateDialogProps) {
  const { t } = useTranslation();
  const go = useGo();
  const client = useQueryClient();
  const name = `${user.firstName} ${user.lastName}`;
  const reactivate = useMutate(endDeactivation, {
    changes: statusEndpoints,
    onSuccess: () => {
      const detail = t('userChanges.reactivation.detail', { name });
      showToast({ kind: 'success', text: t('userChanges.reactivation.started'), detail });
      if (onDone === undefined) {
        go(paths.users());
      } else {
        onDone();
      }
    },
  });
  return (
    <ConfirmDialog
      title={t('userChanges.reactivation.title')}
      confirmLabel={t('userChanges.reactivation.submit')}
      cancelLabel={t('ui.cancel')}
      closeLabel={t('ui.close')}
      pendingLabel={(reactivate.isPending || reactivate.isSuccess) && t('ui.working')}
      look="primary"
      onConfirm={() =>
        reactivate.mutate(
          { params: { userId: user.userId }, version: user.version },
          { onError: () => void client.invalidateQueries({ queryKey: [readUser.name] }) },
        )
      }
      onCancel={onClose}
    >
      {reactivate.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{problemSentence(reactivate.error, t)}</p>
        </Alert>
      ) : null}
      <p>{t('userChanges.reactivation.text', { name })}</p>
      {user.deactivation?.to ? <p>{t('userChanges.reactivation.endsPeriod')}</p> : null}
    </ConfirmDialog>
  );
}
