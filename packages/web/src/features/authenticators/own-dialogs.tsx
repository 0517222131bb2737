import {
  blockOwnAuthenticator,
  giveConsent,
  orderOwnAuthenticator,
  readOwnAuthenticators,
  withdrawConsent,
} from '@tillid/contract/authenticators';
import { readSession } from '@tillid/contract/session';
import { lossReasons, type LossReason } from '@tillid/domain/authenticators/authenticator-life';
import { separateAuthenticators, type SeparateAuthenticator } from '@tillid/domain/authenticators/authenticator-kind';
import { useState, type ReactNode } from 'react';
import { problemSentence } from '../../api/problem-texts.ts';
import { useSignedIn } from '../../api/session.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { OwnAuthenticators, ShownAuthenticator } from './authenticator-words.ts';
import { usePriceWords } from './use-price-words.ts';

type OwnDialogProps = {
  readonly one: ShownAuthenticator;
  /** What it is called among the others. */
  readonly name: string;
  readonly all: OwnAuthenticators;
  readonly onClose: () => void;
};

// Whoever takes away what the session was begun with is signed out, so the session is asked for again.
const changes = [readOwnAuthenticators, readSession];

/** Says what consenting means before it is given. */
export function ConsentDialog({ one, onClose }: OwnDialogProps) {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const give = useMutate(giveConsent, {
    changes,
    onSuccess: () => {
      showToast({ kind: 'success', text: t('authenticators.own.consentDialog.done') });
      onClose();
    },
  });
  return (
    <OwnDialog
      title={t('authenticators.own.consentDialog.title')}
      submit={t('authenticators.own.consentDialog.submit')}
      look="primary"
      state={give}
      onConfirm={() => give.mutate({ params: { authenticatorId: one.authenticatorId } })}
      onClose={onClose}
    >
      <p>{t('authenticators.own.consentDialog.text', { organisation: organisation.name })}</p>
      <p>{t('authenticators.own.consentDialog.undo')}</p>
    </OwnDialog>
  );
}

/** Says what withdrawing means before it is done; whoever is left without a way in is told. */
export function WithdrawDialog({ one, all, onClose }: OwnDialogProps) {
  const { t } = useTranslation();
  const { organisation, user } = useSignedIn();
  const holdsRole = user.roles.some((role) => role !== 'user');
  const withdraw = useMutate(withdrawConsent, {
    changes,
    onSuccess: () => {
      showToast({ kind: 'success', text: t('authenticators.own.withdrawDialog.done') });
      onClose();
    },
  });
  const others = all.items.filter(
    ({ obstacle, authenticatorId }) => obstacle === null && authenticatorId !== one.authenticatorId,
  );
  return (
    <OwnDialog
      title={t('authenticators.own.withdrawDialog.title')}
      submit={t('authenticators.own.withdrawDialog.submit')}
      state={withdraw}
      onConfirm={() => withdraw.mutate({ params: { authenticatorId: one.authenticatorId } })}
      onClose={onClose}
    >
      {holdsRole ? (
        <p>{t('authenticators.own.withdrawDialog.role')}</p>
      ) : (
        <p>{t('authenticators.own.withdrawDialog.text', { organisation: organisation.name })}</p>
      )}
      {others.length === 0 && !holdsRole ? (
        <Alert kind="warning" kindLabel={t('ui.warning')}>
          <p>{t('authenticators.own.withdrawDialog.last')}</p>
        </Alert>
      ) : null}
    </OwnDialog>
  );
}

/** Asks what has happened before one's own authenticator is blocked. */
export function ReportLostDialog({ one, name: authenticator, onClose }: OwnDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<LossReason>('lost');
  const block = useMutate(blockOwnAuthenticator, {
    changes,
    onSuccess: () => {
      showToast({ kind: 'success', text: t('authenticators.blockDialog.done', { authenticator }) });
      onClose();
    },
  });
  return (
    <OwnDialog
      title={t('authenticators.own.blockDialog.title', { authenticator })}
      submit={t('authenticators.own.blockDialog.submit')}
      state={block}
      onConfirm={() => block.mutate({ params: { authenticatorId: one.authenticatorId }, body: { reason } })}
      onClose={onClose}
    >
      <p>{t('authenticators.own.blockDialog.text')}</p>
      <RadioGroup
        name="reason"
        legend={t('authenticators.blockDialog.reason')}
        value={reason}
        options={lossReasons.map((value) => ({ value, label: t(`authenticators.blockDialog.${value}`) }))}
        onChange={({ target }) => setReason(lossReasons.find((each) => each === target.value) ?? 'lost')}
      />
    </OwnDialog>
  );
}

/** Orders another separate authenticator for oneself. */
export function OrderOwnDialog({ all, onClose }: Pick<OwnDialogProps, 'all' | 'onClose'>) {
  const { t } = useTranslation();
  const priceWords = usePriceWords();
  const [means, setMeans] = useState<SeparateAuthenticator>();
  const [isTold, setTold] = useState(false);
  const order = useMutate(orderOwnAuthenticator, {
    changes,
    onSuccess: () => {
      const authenticator = means === undefined ? '' : t(`words.authenticator.${means}`);
      showToast({ kind: 'success', text: t('authenticators.own.orderDialog.done', { authenticator }) });
      onClose();
    },
  });
  function confirm() {
    setTold(true);
    if (means !== undefined) {
      order.mutate({ body: { means } });
    }
  }
  return (
    <OwnDialog
      title={t('authenticators.own.orderDialog.title')}
      submit={t('authenticators.own.orderDialog.submit')}
      look="primary"
      state={order}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('authenticators.own.orderDialog.text', { left: all.left })}</p>
      <RadioGroup
        name="means"
        legend={t('authenticators.own.orderDialog.legend')}
        value={means ?? ''}
        error={isTold && means === undefined ? t('authenticators.own.orderDialog.missing') : undefined}
        options={all.offers.map((offer) => ({
          value: offer.choice,
          label: t(`words.authenticator.${offer.choice}`),
          help: priceWords(offer),
        }))}
        onChange={({ target }) => setMeans(separateAuthenticators.find((each) => each === target.value))}
      />
    </OwnDialog>
  );
}

type FrameProps = {
  readonly title: string;
  readonly submit: string;
  readonly look?: 'primary' | 'danger';
  readonly state: { readonly error: Error | null; readonly isPending: boolean; readonly isSuccess: boolean };
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

function OwnDialog({ title, submit, look = 'danger', state, onConfirm, onClose, children }: FrameProps) {
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      title={title}
      confirmLabel={submit}
      cancelLabel={t('ui.cancel')}
      closeLabel={t('ui.close')}
      pendingLabel={(state.isPending || state.isSuccess) && t('ui.working')}
      look={look}
      onConfirm={onConfirm}
      onCancel={onClose}
    >
      {state.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{problemSentence(state.error, t)}</p>
        </Alert>
      ) : null}
      {children}
    </ConfirmDialog>
  );
}
