import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { FaultGroups } from './fault-groups.tsx';
import { FileFacts } from './file-facts.tsx';
import { ImportDecision } from './import-decision.tsx';
import type { ImportView } from './import-status.ts';
import { NotAvailable } from './not-available.tsx';
import { RowsSection } from './rows-section.tsx';

/** What the file would do, before anything is written, and the choice whether it shall. */
export function PreviewView({ view }: { readonly view: ImportView }) {
  return (
    <>
      <Summary view={view} />
      <NotAvailable view={view} />
      <FaultGroups groups={view.groups} />
      <ImportDecision view={view} />
      <RowsSection view={view} />
      <FileFacts view={view} />
    </>
  );
}

function Summary({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rowCount, okCount, faultRowCount, warningRowCount } = view;
  const rows = format.number(rowCount);
  const kind = okCount === 0 ? 'error' : faultRowCount > 0 ? 'warning' : 'success';
  const heading = {
    success: t('imports.summary.allGood', { count: rowCount, rows }),
    warning: t('imports.summary.someFaults', { good: format.number(okCount), rows }),
    error: t('imports.summary.noneGood'),
  }[kind];
  return (
    <Alert kind={kind} kindLabel={t(`ui.${kind}`)} heading={heading}>
      {warningRowCount > 0 ? (
        <p>{t('imports.summary.warnings', { count: warningRowCount, rows: format.number(warningRowCount) })}</p>
      ) : null}
      <p>{t('imports.summary.nothingWritten')}</p>
    </Alert>
  );
}
