import { disableApiClient, listApiClients, readApiClient } from '@tillid/contract/api-clients';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { ApiClient } from './api-client.ts';

type DisableApiClientDialogProps = { readonly client: ApiClient; readonly onClose: () => void };

/** Asks before a program is shut out. */
export function DisableApiClientDialog({ client, onClose }: DisableApiClientDialogProps) {
  const { t } = useTranslation();
  const { apiClientId, version, name } = client;
  const disable = useMutate(disableApiClient, {
    changes: [readApiClient, listApiClients],
    onSuccess: () => {
      showToast({ kind: 'success', text: t('apiClients.client.disabled', { name }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('apiClients.disableDialog.title', { name })}
      confirmLabel={t('apiClients.client.disable')}
      cancelLabel={t('ui.cancel')}
      closeLabel={t('ui.close')}
      pendingLabel={disable.isPending && t('ui.working')}
      look="primary"
      onConfirm={() => disable.mutate({ params: { apiClientId }, version })}
      onCancel={onClose}
    >
      {disable.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{problemSentence(disable.error, t)}</p>
        </Alert>
      ) : null}
      <p>{t('apiClients.disableDialog.text')}</p>
    </ConfirmDialog>
  );
}
