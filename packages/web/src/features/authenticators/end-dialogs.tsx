import {
  blockAuthenticator,
  removeAuthenticator,
  renewAuthenticator,
  replaceAuthenticator,
} from '@tillid/contract/authenticators';
import type { Endpoint } from '@tillid/contract/endpoint';
import { canBeReused, lossReasons, type LossReason } from '@tillid/domain/authenticators/authenticator-life';
import { useState, type ReactNode } from 'react';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { UserProfile } from '../users/user-profile.ts';
import type { UserAuthenticator } from './authenticator-words.ts';
import type { Offer } from './order-fields.tsx';
import { changedByAuthenticators, type UserAuthenticators } from './use-authenticators.ts';

export type EndDialogProps = {
  readonly user: UserProfile;
  readonly one: UserAuthenticator;
  /** What it is called among the others. */
  readonly name: string;
  readonly all: UserAuthenticators;
  readonly onClose: () => void;
};

type EndAction = 'removeDialog' | 'blockDialog' | 'replaceDialog' | 'renewDialog';

/** Asks before an authenticator is taken away; says when it is the last that lets the user in. */
export function RemoveDialog(props: EndDialogProps) {
  const { t } = useTranslation();
  const { one, all } = props;
  const { mutation, params } = useEnding(removeAuthenticator, 'removeDialog', props);
  const isOrder = one.status === 'ordered';
  return (
    <EndDialog {...props} action="removeDialog" mutation={mutation} onConfirm={() => mutation.mutate({ params })}>
      <p>{t('authenticators.removeDialog.text')}</p>
      {isOrder ? <p>{t('authenticators.removeDialog.order')}</p> : null}
      {isLast(one, all) ? (
        <Alert kind="warning" kindLabel={t('ui.warning')}>
          <p>{t('authenticators.removeDialog.last')}</p>
        </Alert>
      ) : null}
    </EndDialog>
  );
}

/** Asks what has happened to an authenticator before it is blocked. */
export function BlockDialog(props: EndDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<LossReason>();
  const [isTold, setTold] = useState(false);
  const { mutation, params } = useEnding(blockAuthenticator, 'blockDialog', props);
  function confirm() {
    setTold(true);
    if (reason !== undefined) {
      mutation.mutate({ params, body: { reason } });
    }
  }
  return (
    <EndDialog {...props} action="blockDialog" mutation={mutation} onConfirm={confirm}>
      <p>{t('authenticators.blockDialog.text')}</p>
      <RadioGroup
        name="reason"
        legend={t('authenticators.blockDialog.reason')}
        value={reason ?? ''}
        error={isTold && reason === undefined ? t('authenticators.blockDialog.missing') : undefined}
        options={lossReasons.map((value) => ({ value, label: t(`authenticators.blockDialog.${value}`) }))}
        onChange={({ target }) => setReason(lossReasons.find((each) => each === target.value))}
      />
      <p>{t(canBeReused(props.one) ? 'authenticators.blockDialog.again' : 'authenticators.blockDialog.never')}</p>
      {isLast(props.one, props.all) ? (
        <Alert kind="warning" kindLabel={t('ui.warning')}>
          <p>{t('authenticators.removeDialog.last')}</p>
        </Alert>
      ) : null}
    </EndDialog>
  );
}

/** Asks before another is ordered in place of one, with its price of today. */
export function ReplaceDialog(props: EndDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { mutation, params } = useEnding(replaceAuthenticator, 'replaceDialog', props);
  const price = priceOfToday(props.one, props.all.offers);
  return (
    <EndDialog
      {...props}
      action="replaceDialog"
      look="primary"
      mutation={mutation}
      onConfirm={() => mutation.mutate({ params })}
    >
      <p>{t('authenticators.replaceDialog.text')}</p>
      <p>
        <strong>
          {price === 0
            ? t('authenticators.replaceDialog.free')
            : t('authenticators.replaceDialog.price', { price: format.kroner(price) })}
        </strong>
      </p>
    </EndDialog>
  );
}

/** Asks before an app or a chip has to be activated anew. */
export function RenewDialog(props: EndDialogProps) {
  const { t } = useTranslation();
  const { mutation, params } = useEnding(renewAuthenticator, 'renewDialog', props);
  return (
    <EndDialog
      {...props}
      action="renewDialog"
      look="primary"
      mutation={mutation}
      onConfirm={() => mutation.mutate({ params })}
    >
      <p>{t('authenticators.renewDialog.text')}</p>
    </EndDialog>
  );
}

function useEnding<E extends Endpoint>(
  endpoint: E,
  action: EndAction,
  { user, one, name: authenticator, onClose }: EndDialogProps,
) {
  const { t } = useTranslation();
  const mutation = useMutate(endpoint, {
    changes: changedByAuthenticators,
    onSuccess: () => {
      showToast({ kind: 'success', text: t(`authenticators.${action}.done`, { authenticator }) });
      onClose();
    },
  });
  return { mutation, params: { userId: user.userId, authenticatorId: one.authenticatorId } };
}

type FrameProps = Pick<EndDialogProps, 'user' | 'name' | 'onClose'> & {
  readonly action: EndAction;
  readonly look?: 'primary' | 'danger';
  readonly mutation: { readonly error: Error | null; readonly isPending: boolean; readonly isSuccess: boolean };
  readonly onConfirm: () => void;
  readonly children: ReactNode;
};

function EndDialog({
  user,
  name: authenticator,
  action,
  look = 'danger',
  mutation,
  onConfirm,
  onClose,
  children,
}: FrameProps) {
  const { t } = useTranslation();
  const name = `${user.firstName} ${user.lastName}`;
  return (
    <ConfirmDialog
      title={t(`authenticators.${action}.title`, { authenticator, name })}
      confirmLabel={t(`authenticators.${action}.submit`)}
      cancelLabel={t('ui.cancel')}
      closeLabel={t('ui.close')}
      pendingLabel={(mutation.isPending || mutation.isSuccess) && t('ui.working')}
      look={look}
      onConfirm={onConfirm}
      onCancel={onClose}
    >
      {mutation.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{problemSentence(mutation.error, t)}</p>
        </Alert>
      ) : null}
      {children}
    </ConfirmDialog>
  );
}

/** Whether nothing else lets the user in. */
function isLast(one: UserAuthenticator, { items, canLogIn }: UserAuthenticators): boolean {
  const opening = items.filter(({ obstacle }) => obstacle === null);
  return canLogIn && opening.length === 1 && opening[0]?.authenticatorId === one.authenticatorId;
}

function priceOfToday({ means }: UserAuthenticator, offers: readonly Offer[]): number {
  return offers.find(({ choice }) => choice === means)?.price ?? 0;
}
