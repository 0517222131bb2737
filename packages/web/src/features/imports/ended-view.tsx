import type { Format } from '../../i18n/format.ts';
import type { Translate } from '../../i18n/sentences.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { FileFacts } from './file-facts.tsx';
import { rowsToApply, type ImportView } from './import-status.ts';
import { RowsSection } from './rows-section.tsx';

type EndedViewProps = { readonly view: ImportView; readonly status: 'cancelled' | 'failed' };

/** An import that came to nothing or stopped on its way: what was done, what was not, and the next step. */
export function EndedView({ view, status }: EndedViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const notAllGood = status === 'failed' && view.mode === 'all-or-nothing' && view.notAppliedCount > 0;
  const kind = status === 'cancelled' ? 'info' : 'error';
  return (
    <>
      <Alert kind={kind} kindLabel={t(kind === 'info' ? 'ui.information' : 'ui.error')}>
        {status === 'failed' && !notAllGood ? <p>{t('imports.failed.text')}</p> : null}
        <p>{notAllGood ? t('imports.failed.notAllGood') : whatWasDone(view, status, t, format)}</p>
      </Alert>
      <div className="form-actions">
        {view.createdCount > 0 ? (
          <ButtonLink href={paths.importedUsers({ importId: view.importId })}>
            {t('imports.receipt.toImported')}
          </ButtonLink>
        ) : null}
        <ButtonLink href={paths.importUsers()} look={view.createdCount > 0 ? 'secondary' : 'primary'}>
          {t('imports.refused.chooseOther')}
        </ButtonLink>
      </div>
      <FileFacts view={view} />
      {view.rowCount > 0 ? <RowsSection view={view} /> : null}
    </>
  );
}

function whatWasDone(view: ImportView, status: 'cancelled' | 'failed', t: Translate, format: Format): string {
  if (view.createdCount === 0) {
    return t(`imports.${status}.nothing`);
  }
  return status === 'failed'
    ? t('imports.failed.some', { created: format.number(view.createdCount) })
    : t('imports.cancelled.some', { done: format.number(view.done), total: format.number(rowsToApply(view)) });
}
