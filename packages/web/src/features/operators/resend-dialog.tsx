import { listOperatorHistory, readOperatedOrganisation, resendSetUpLink } from '@tillid/contract/operator';
import { parseEmail } from '@tillid/domain/users/email-address';
import { useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { fieldSentence, problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { OperatedOrganisation } from './organisation.ts';

type ResendDialogProps = { readonly organisation: OperatedOrganisation; readonly onClose: () => void };

/** Sends the first administrator a new link, to another address if the first was wrong. */
export function ResendDialog({ organisation, onClose }: ResendDialogProps) {
  const { t } = useTranslation();
  const { organisationId } = organisation;
  const [email, setEmail] = useState('');
  const [fault, setFault] = useState<string>();
  const resend = useMutate(resendSetUpLink, {
    changes: [readOperatedOrganisation, listOperatorHistory],
    onSuccess: () => {
      showToast({ kind: 'success', text: t('operators.resendDialog.done') });
      onClose();
    },
  });
  function send() {
    const read = email.trim() === '' ? undefined : parseEmail(email);
    setFault(read?.ok === false ? read.fault : undefined);
    if (read?.ok !== false) {
      resend.mutate({ params: { organisationId }, body: { email: read?.value ?? null } });
    }
  }
  return (
    <Dialog
      title={t('operators.resendDialog.title')}
      closeLabel={t('ui.close')}
      onClose={onClose}
      actions={
        <>
          <Button pendingLabel={resend.isPending && t('ui.working')} onClick={send}>
            {t('operators.organisation.resend')}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      {resend.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{problemSentence(resend.error, t)}</p>
        </Alert>
      ) : null}
      <p>{t('operators.resendDialog.text')}</p>
      <TextField
        label={t('operators.resendDialog.email')}
        help={t('operators.resendDialog.emailHelp')}
        type="email"
        autoComplete="off"
        spellCheck={false}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={fault === undefined ? undefined : fieldSentence({ code: fault }, t)}
      />
    </Dialog>
  );
}
