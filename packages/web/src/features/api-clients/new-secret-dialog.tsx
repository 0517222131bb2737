import { listApiClients, makeApiClientSecret, readApiClient } from '@tillid/contract/api-clients';
import { useState } from 'react';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { secretDayChoices } from './api-client-form.ts';
import type { ApiClient, MadeSecret } from './api-client.ts';
import { SecretGuard } from './secret-guard.tsx';
import { SecretHandover } from './secret-handover.tsx';
import { useShownOnce } from '../../ui/shown-once.tsx';

type NewSecretDialogProps = { readonly client: ApiClient; readonly onClose: () => void };

/** Asks how long the secret shall hold, makes it, and shows it this once. */
export function NewSecretDialog({ client, onClose }: NewSecretDialogProps) {
  const [secret, setSecret] = useState<MadeSecret>();
  return secret === undefined ? (
    <AskDialog client={client} onMade={setSecret} onClose={onClose} />
  ) : (
    <ShowDialog secret={secret} onClose={onClose} />
  );
}

type AskDialogProps = NewSecretDialogProps & { readonly onMade: (secret: MadeSecret) => void };

function AskDialog({ client, onMade, onClose }: AskDialogProps) {
  const { t } = useTranslation();
  const [days, setDays] = useState('365');
  const make = useMutate(makeApiClientSecret, {
    changes: [readApiClient, listApiClients],
    onSuccess: (reply) => onMade(reply.secret),
  });
  const run = () => make.mutate({ params: { apiClientId: client.apiClientId }, body: { secretDays: Number(days) } });
  return (
    <Dialog
      title={t('apiClients.secrets.makeTitle')}
      closeLabel={t('ui.close')}
      onClose={onClose}
      actions={
        <>
          <Button pendingLabel={make.isPending && t('ui.working')} onClick={run}>
            {t('apiClients.secrets.make')}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      {make.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{problemSentence(make.error, t)}</p>
        </Alert>
      ) : null}
      <p>{t('apiClients.secrets.makeText')}</p>
      <Select
        label={t('apiClients.form.secretDays')}
        options={secretDayChoices.map((choice) => ({ value: choice, label: t(`apiClients.form.days.${choice}`) }))}
        value={days}
        onChange={(event) => setDays(event.target.value)}
      />
    </Dialog>
  );
}

type ShowDialogProps = { readonly secret: MadeSecret; readonly onClose: () => void };

function ShowDialog({ secret, onClose }: ShowDialogProps) {
  const { t } = useTranslation();
  const kept = useShownOnce();
  const close = () => kept.close(onClose);
  return (
    <>
      <Dialog
        title={t('apiClients.made.newSecretTitle')}
        closeLabel={t('ui.close')}
        onClose={close}
        wide
        interrupting
        actions={<Button onClick={close}>{t('apiClients.made.done')}</Button>}
      >
        <SecretHandover secret={secret} kept={kept} />
      </Dialog>
      <SecretGuard isKept={kept.isKept} />
    </>
  );
}
