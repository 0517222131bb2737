import { deleteApiClient, listApiClients } from '@tillid/contract/api-clients';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { ApiClient } from './api-client.ts';

type DeleteApiClientDialogProps = { readonly client: ApiClient; readonly onClose: () => void };

/** Asks before an API client is deleted: names it and what is lost. */
export function DeleteApiClientDialog({ client, onClose }: DeleteApiClientDialogProps) {
  const { t } = useTranslation();
  const go = useGo();
  const { apiClientId, version, name } = client;
  const remove = useMutate(deleteApiClient, {
    changes: [listApiClients],
    onSuccess: () => {
      showToast({ kind: 'success', text: t('apiClients.client.deleted', { name }) });
      go(paths.apiClients());
    },
  });
  return (
    <ConfirmDialog
      title={t('apiClients.deleteDialog.title', { name })}
      confirmLabel={t('apiClients.client.delete')}
      cancelLabel={t('ui.cancel')}
      closeLabel={t('ui.close')}
      pendingLabel={(remove.isPending || remove.isSuccess) && t('ui.working')}
      onConfirm={() => remove.mutate({ params: { apiClientId }, version })}
      onCancel={onClose}
    >
      {remove.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{problemSentence(remove.error, t)}</p>
        </Alert>
      ) : null}
      <p>{t('apiClients.deleteDialog.text')}</p>
      <ul>
        <li>{t('apiClients.deleteDialog.secrets')}</li>
        <li>{t('apiClients.deleteDialog.history')}</li>
      </ul>
    </ConfirmDialog>
  );
}
