import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { Progress } from '../../ui/progress.tsx';
import type { Unit } from './use-unit-page.ts';

/** How far the removal of a unit is, or that it had to be given up. */
export function RemovalState({ unit: { removal } }: { readonly unit: Pick<Unit, 'removal'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (removal === null) {
    return null;
  }
  const { done, total, replacement } = removal;
  const numbers = { done: format.number(done), total: format.number(total) };
  if (removal.status === 'failed') {
    return (
      <Alert kind="error" kindLabel={t('ui.error')} heading={t('organisationData.removal.failedTitle')} announce>
        <p>{t('organisationData.removal.failed', numbers)}</p>
        <p>{t('organisationData.removal.failedNext')}</p>
      </Alert>
    );
  }
  return (
    <section className="card stack-close">
      <Progress
        label={t('organisationData.removal.running')}
        status={t('organisationData.removal.progress', numbers)}
        done={done}
        total={total}
      />
      <p>
        {replacement === null
          ? t('organisationData.removal.runningToNone')
          : t('organisationData.removal.runningTo', { replacement: `${replacement.number} ${replacement.name}` })}
      </p>
      <p>{t('organisationData.removal.leave')}</p>
    </section>
  );
}
