import { addAuthenticators } from '@tillid/contract/authenticators';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { fieldSentence, problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { UserProfile } from '../users/user-profile.ts';
import { OrderFields, type Offer } from './order-fields.tsx';
import { ordersIn, priceOf, type OrderCounts } from './order-form.ts';
import { changedByAuthenticators } from './use-authenticators.ts';

type AddAuthenticatorsDialogProps = {
  readonly user: UserProfile;
  readonly offers: readonly Offer[];
  readonly onClose: () => void;
};

/** Orders authenticators for a user; the price stands on the button before anything is ordered. */
export function AddAuthenticatorsDialog({ user, offers, onClose }: AddAuthenticatorsDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [counts, setCounts] = useState<OrderCounts>({});
  const [isTold, setTold] = useState(false);
  const orders = ordersIn(counts);
  const price = priceOf(counts, offers);
  const add = useMutate(addAuthenticators, {
    changes: changedByAuthenticators,
    onSuccess: () => {
      const names = orders.map(({ choice }) => t(`words.authenticator.${choice}`)).join(', ');
      showToast({
        kind: 'success',
        text: t('authenticators.add.done', { names }),
        detail: t('authenticators.add.mailed', { email: user.email }),
      });
      onClose();
    },
  });
  function submit() {
    setTold(true);
    if (orders.length > 0) {
      add.mutate({ params: { userId: user.userId }, body: { authenticators: orders } });
    }
  }
  return (
    <Dialog
      title={t('authenticators.add.title', { name: `${user.firstName} ${user.lastName}` })}
      closeLabel={t('ui.close')}
      onClose={onClose}
      actions={
        <>
          <Button pendingLabel={add.isPending && t('ui.working')} onClick={submit}>
            {price === 0
              ? t('authenticators.add.submit')
              : t('authenticators.add.submitPaid', { price: format.kroner(price) })}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      {add.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{refusalSentence(add.error, t)}</p>
        </Alert>
      ) : null}
      <OrderFields
        id="add-authenticators"
        offers={offers}
        counts={counts}
        error={isTold && orders.length === 0 ? t('authenticators.choose.missing') : undefined}
        onChange={setCounts}
      />
    </Dialog>
  );
}

/** What is wrong with one of the chosen says more than that something is. */
function refusalSentence(error: Error, t: ReturnType<typeof useTranslation>['t']): string {
  const fault = error instanceof ApiProblem && error.code === 'validation-failed' ? error.errors[0] : undefined;
  return fault === undefined ? problemSentence(error, t) : fieldSentence(fault, t);
}
