import { listApiClients, readApiClient, replaceApiClientKeys } from '@tillid/contract/api-clients';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { ApiClient } from './api-client.ts';
import { useFaultSentence } from './use-fault-sentence.ts';

type ReplaceKeysDialogProps = { readonly client: ApiClient; readonly onClose: () => void };

/** Takes the public keys that a program shall have from now on. */
export function ReplaceKeysDialog({ client, onClose }: ReplaceKeysDialogProps) {
  const { t } = useTranslation();
  const sentenceOf = useFaultSentence();
  const [publicKeys, setPublicKeys] = useState('');
  const { apiClientId, version } = client;
  const replace = useMutate(replaceApiClientKeys, {
    changes: [readApiClient, listApiClients],
    onSuccess: () => {
      showToast({ kind: 'success', text: t('apiClients.keys.replaced') });
      onClose();
    },
  });
  const { error } = replace;
  const fault = error instanceof ApiProblem && error.code === 'validation-failed' ? error.errors[0] : undefined;
  return (
    <Dialog
      title={t('apiClients.keys.replaceTitle')}
      closeLabel={t('ui.close')}
      onClose={onClose}
      wide
      actions={
        <>
          <Button
            pendingLabel={replace.isPending && t('ui.working')}
            onClick={() => replace.mutate({ params: { apiClientId }, body: { publicKeys }, version })}
          >
            {t('apiClients.keys.replace')}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      {error && fault === undefined ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{problemSentence(error, t)}</p>
        </Alert>
      ) : null}
      <p>{t('apiClients.keys.help')}</p>
      <TextArea
        label={t('apiClients.form.publicKeys')}
        help={t('apiClients.form.publicKeysHelp')}
        error={fault === undefined ? undefined : sentenceOf(fault.code)}
        code
        value={publicKeys}
        onChange={(event) => setPublicKeys(event.target.value)}
      />
    </Dialog>
  );
}
