import { useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert, type AlertKind } from '../../ui/alert.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import { leftOver, wordingOf, type BulkChangeView } from './bulk-change.ts';
import { LeftOutList } from './left-out-list.tsx';
import { UndoDialog } from './undo-dialog.tsx';

/** What came of it: how many were changed, who was not and why, and what can be done next. */
export function ChangeResult({ view }: { readonly view: BulkChangeView }) {
  const { t } = useTranslation();
  const result = useResultSentence(view);
  const kind = kindOf(view);
  return (
    <section className="stack" aria-labelledby="bulk-result">
      <h2 id="bulk-result" className="sr-only">
        {t(`bulkChanges.status.${view.status}`)}
      </h2>
      <Alert kind={kind} kindLabel={t(`ui.${kind}`)} heading={result} headingLevel="h3" announce>
        <Unreached view={view} />
        {view.change.action === 'resend-activation-email' && view.done > 0 ? (
          <p>{t('bulkChanges.result.resendNext')}</p>
        ) : null}
      </Alert>
      <Skipped view={view} />
      <Next view={view} />
    </section>
  );
}

function kindOf({ status, done }: BulkChangeView): Exclude<AlertKind, 'info'> {
  if (status === 'failed') {
    return 'error';
  }
  return status === 'completed' && done > 0 ? 'success' : 'warning';
}

function useResultSentence({ change, done, startedAt }: BulkChangeView): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (done === 0) {
    return t('bulkChanges.result.none');
  }
  const shown = { count: done, shown: format.number(done), unit: change.unit?.label ?? '' };
  const isPlan =
    change.action === 'deactivate' && change.from !== null && format.day(change.from) !== format.dayOf(startedAt);
  return t(`bulkChanges.result.${isPlan ? 'planned' : wordingOf(change)}`, shown);
}

function Unreached({ view }: { readonly view: BulkChangeView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const left = leftOver(view);
  if (left === 0 || view.status === 'completed' || view.status === 'running') {
    return null;
  }
  return <p>{t(`bulkChanges.result.${view.status}`, { count: left, shown: format.number(left) })}</p>;
}

function Skipped({ view: { leftOut, skipped } }: { readonly view: BulkChangeView }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (skipped === 0) {
    return null;
  }
  return (
    <Alert
      kind="info"
      kindLabel={t('ui.information')}
      heading={t('bulkChanges.result.skipped', { count: skipped, shown: format.number(skipped) })}
      headingLevel="h3"
    >
      <LeftOutList groups={leftOut} />
    </Alert>
  );
}

function Next({ view }: { readonly view: BulkChangeView }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const { undoneBy, abilities } = view;
  return (
    <>
      {undoneBy === null ? null : (
        <p>
          {t('bulkChanges.one.undoneBy')} <a href={paths.bulkChange(undoneBy)}>{t('bulkChanges.one.seeUndoing')}</a>
        </p>
      )}
      <div className="form-actions">
        <ButtonLink href={paths.users()}>{t('bulkChanges.one.toUsers')}</ButtonLink>
        {abilities.undo.allowed ? (
          <Button look="secondary" icon="refresh" onClick={() => setAsking(true)}>
            {t('bulkChanges.one.undo')}
          </Button>
        ) : null}
      </div>
      {isAsking ? <UndoDialog view={view} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
