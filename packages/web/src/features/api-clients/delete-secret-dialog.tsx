import { deleteApiClientSecret, listApiClients, readApiClient } from '@tillid/contract/api-clients';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { ApiClient } from './api-client.ts';

type DeleteSecretDialogProps = {
  readonly client: ApiClient;
  readonly secret: ApiClient['secrets'][number];
  readonly onClose: () => void;
};

/** Asks before a secret is deleted that a program may still use. */
export function DeleteSecretDialog({ client, secret, onClose }: DeleteSecretDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const remove = useMutate(deleteApiClientSecret, {
    changes: [readApiClient, listApiClients],
    onSuccess: () => {
      showToast({ kind: 'success', text: t('apiClients.secrets.deleted') });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('apiClients.secrets.deleteTitle', { date: format.dayOf(secret.createdAt) })}
      confirmLabel={t('apiClients.secrets.delete')}
      cancelLabel={t('ui.cancel')}
      closeLabel={t('ui.close')}
      pendingLabel={remove.isPending && t('ui.working')}
      onConfirm={() => remove.mutate({ params: { apiClientId: client.apiClientId, secretId: secret.secretId } })}
      onCancel={onClose}
    >
      {remove.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{problemSentence(remove.error, t)}</p>
        </Alert>
      ) : null}
      <p>{t('apiClients.secrets.deleteText')}</p>
    </ConfirmDialog>
  );
}
