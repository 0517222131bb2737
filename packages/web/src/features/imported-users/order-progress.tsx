import { readActivationOrder } from '@tillid/contract/activation';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { readSession } from '@tillid/contract/session';
import { listUsers } from '@tillid/contract/users';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLiveEvents } from '../../api/events.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Progress } from '../../ui/progress.tsx';
import { StepHeading } from './step-heading.tsx';
import { importedUserEndpoints } from './use-imported-count.ts';

type Order = ReplyOf<typeof readActivationOrder>;

const readAgainMs = 3_000;

/** How far a bulk activation is, and what came of it. The address names it, so it survives reload and leaving. */
export function OrderProgress({ activationOrderId }: { readonly activationOrderId: string }) {
  const order = useOrder(activationOrderId);
  return (
    <Loaded query={order}>
      {(view) => (view.status === 'running' ? <Running order={view} /> : <Ended order={view} />)}
    </Loaded>
  );
}

function useOrder(activationOrderId: string) {
  const client = useQueryClient();
  const [running, setRunning] = useState(true);
  const query = useEndpoint(
    readActivationOrder,
    { params: { activationOrderId } },
    { refetchIntervalMs: running && readAgainMs },
  );
  const nowRunning = query.data === undefined || query.data.status === 'running';
  if (nowRunning !== running) {
    setRunning(nowRunning);
  }
  useEffect(() => {
    if (!running) {
      for (const endpoint of [...importedUserEndpoints, listUsers, readSession]) {
        void client.invalidateQueries({ queryKey: [endpoint.name] });
      }
    }
  }, [client, running]);
  useLiveEvents((event) => {
    if (event.kind === 'reconnected' || (event.kind === 'activation-order' && event.id === activationOrderId)) {
      void client.invalidateQueries({ queryKey: [readActivationOrder.name] });
    }
  });
  return query;
}

function Running({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  const handled = order.done + order.skipped;
  const numbers = { done: format.number(handled), total: format.number(order.total) };
  return (
    <section className="stack">
      <StepHeading title={t('importedUsers.bulk.order.runningTitle')} />
      <Progress
        label={t('importedUsers.bulk.order.label')}
        status={t('importedUsers.bulk.order.progress', numbers)}
        done={handled}
        total={order.total}
      />
      <p>{t('importedUsers.bulk.order.leave')}</p>
    </section>
  );
}

function Ended({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { done: sent, skipped } = order;
  const isFailed = order.status === 'failed';
  const kind = isFailed ? 'error' : sent > 0 ? 'success' : 'warning';
  return (
    <section className="stack">
      <StepHeading
        title={t(isFailed ? 'importedUsers.bulk.order.failedTitle' : 'importedUsers.bulk.order.doneTitle')}
      />
      <Alert
        kind={kind}
        kindLabel={t(`ui.${kind}`)}
        heading={
          sent > 0
            ? t('importedUsers.bulk.order.sent', { count: sent, shown: format.number(sent) })
            : t('importedUsers.bulk.order.sentNone')
        }
        headingLevel="h3"
        announce
      >
        {isFailed ? <Left order={order} /> : null}
        {skipped > 0 ? (
          <p>{t('importedUsers.bulk.order.skipped', { count: skipped, shown: format.number(skipped) })}</p>
        ) : null}
        {sent > 0 ? <p>{t('importedUsers.bulk.order.next')}</p> : null}
      </Alert>
      <div className="form-actions">
        <ButtonLink href={paths.users()} look={isFailed ? 'secondary' : 'primary'}>
          {t('importedUsers.bulk.order.toUsers')}
        </ButtonLink>
        <ButtonLink href={paths.importedUsers()} look={isFailed ? 'primary' : 'secondary'}>
          {t('importedUsers.bulk.nobody.action')}
        </ButtonLink>
      </div>
    </section>
  );
}

function Left({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  const left = order.total - order.done - order.skipped;
  return (
    <>
      <p>{t('importedUsers.bulk.order.failedText')}</p>
      <p>{t('importedUsers.bulk.order.left', { count: left, shown: format.number(left) })}</p>
    </>
  );
}
