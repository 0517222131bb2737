import { cancelBulkChange } from '@tillid/contract/bulk-changes';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { BulkChangeView } from './bulk-change.ts';
import { changedByBulk } from './use-bulk-change.ts';

/** How far it is, and the way to stop it. */
export function ChangeProgress({ view }: { readonly view: BulkChangeView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const handled = view.done + view.skipped;
  return (
    <section className="stack" aria-labelledby="bulk-progress">
      <h2 id="bulk-progress">{t('bulkChanges.one.running')}</h2>
      <Progress
        label={t(`words.bulkAction.${view.change.action}`)}
        status={t('bulkChanges.one.progress', { done: format.number(handled), total: format.number(view.selected) })}
        done={handled}
        total={view.selected}
      />
      <p>{t('bulkChanges.one.leave')}</p>
      {view.abilities.cancel.allowed ? <StopButton bulkChangeId={view.bulkChangeId} /> : null}
    </section>
  );
}

function StopButton({ bulkChangeId }: { readonly bulkChangeId: string }) {
  const { t } = useTranslation();
  const stop = useMutate(cancelBulkChange, {
    changes: changedByBulk,
    onSuccess: () => showToast({ kind: 'success', text: t('bulkChanges.one.stopped') }),
  });
  const run = () =>
    stop.mutate(
      { params: { bulkChangeId } },
      { onError: (error) => showToast({ kind: 'error', text: problemSentence(error, t) }) },
    );
  return (
    <div className="form-actions">
      <Button look="secondary" icon="close" pendingLabel={stop.isPending && t('ui.working')} onClick={run}>
        {t('bulkChanges.one.stop')}
      </Button>
    </div>
  );
}
