import { listDeliveries, noteDeliveries } from '@tillid/contract/deliveries';
import { listOperatorHistory } from '@tillid/contract/operator';
import type { DeliveryStep } from '@tillid/domain/authenticators/delivery';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { Delivery } from './use-delivery-page.ts';

type DeliveryActionsProps = { readonly chosen: readonly Delivery[]; readonly onDone: () => void };

/** How many are ticked and what can be noted of them. */
export function DeliveryActions({ chosen, onDone }: DeliveryActionsProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { note, isPending, failure } = useNote(onDone, () => setAsking(false));
  const count = chosen.length;
  const pickFirst = count === 0 && t('deliveries.pickFirst');
  const alreadySent = chosen.some(({ status }) => status === 'sent') && t('deliveries.alreadySent');
  const noteAll = (step: DeliveryStep) => note(step, chosen);
  return (
    <section className="selection-bar" aria-label={t('deliveries.selection')}>
      <p role="status">
        <strong>{count === 0 ? t('deliveries.noneChosen') : t('deliveries.chosen', { count })}</strong>
      </p>
      {failure === undefined ? null : (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{failure}</p>
        </Alert>
      )}
      <div className="form-actions">
        <Button
          icon="send"
          disabledReason={pickFirst || alreadySent}
          pendingLabel={isPending && !asking && t('ui.working')}
          onClick={() => noteAll('send')}
        >
          {t('deliveries.send')}
        </Button>
        <Button look="secondary" icon="check" disabledReason={pickFirst} onClick={() => setAsking(true)}>
          {t('deliveries.deliver')}
        </Button>
      </div>
      {asking ? (
        <ConfirmDialog
          title={t('deliveries.deliverDialog.title', { count })}
          confirmLabel={t('deliveries.deliver')}
          cancelLabel={t('ui.cancel')}
          closeLabel={t('ui.close')}
          pendingLabel={isPending && t('ui.working')}
          look="primary"
          onConfirm={() => noteAll('deliver')}
          onCancel={() => setAsking(false)}
        >
          <p>{t('deliveries.deliverDialog.text')}</p>
        </ConfirmDialog>
      ) : null}
    </section>
  );
}

function useNote(onDone: () => void, onEnd: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [failure, setFailure] = useState<string>();
  const noting = useMutate(noteDeliveries, { changes: [listDeliveries, listOperatorHistory] });
  function note(step: DeliveryStep, chosen: readonly Delivery[]) {
    setFailure(undefined);
    const body = { step, orderIds: chosen.map(({ orderId }) => orderId) };
    noting.mutate(
      { body },
      {
        onSuccess: ({ noted }) => {
          showToast({
            kind: 'success',
            text: t(step === 'send' ? 'deliveries.sent' : 'deliveries.delivered', { count: noted }),
          });
          onDone();
        },
        onError: (error) => {
          setFailure(hasChanged(error) ? t('deliveries.changed') : problemSentence(error, t));
          void client.invalidateQueries({ queryKey: [listDeliveries.name] });
        },
        onSettled: onEnd,
      },
    );
  }
  return { note, isPending: noting.isPending, failure };
}

/** Somebody else was faster, or a user was deleted. */
function hasChanged(error: Error): boolean {
  return error instanceof ApiProblem && (error.code === 'not-found' || error.code === 'rule-broken');
}
