import { listImportRows } from '@tillid/contract/imports';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { rowsWithCode, type ImportView } from './import-status.ts';

const code = 'action-not-available';
const namedRows = 20;

/** Says which rows of a file cannot be carried out yet, because they update or delete users. */
export function NotAvailable({ view }: { readonly view: ImportView }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const count = rowsWithCode(view, code);
  const page = useEndpoint(
    listImportRows,
    { params: { importId: view.importId }, query: { show: 'faults' } },
    { enabled: count > 0 },
  );
  if (count === 0) {
    return null;
  }
  const found = (page.data?.items ?? []).filter((row) => row.faults.some((fault) => fault.code === code));
  const named = found.slice(0, namedRows).map(({ row }) => t('imports.notAvailable.row', { row }));
  const conjunction = named.length < count ? 'unit' : 'conjunction';
  const list = new Intl.ListFormat(language, { type: conjunction }).format(named);
  return (
    <Alert
      kind="info"
      kindLabel={t('ui.information')}
      heading={t('imports.notAvailable.heading', { count, rows: format.number(count) })}
    >
      <p>{t('imports.notAvailable.text')}</p>
      {named.length === 0 ? null : (
        <p>{t(named.length < count ? 'imports.notAvailable.rowsAndMore' : 'imports.notAvailable.rows', { list })}</p>
      )}
      {view.okCount > 0 ? <p>{t('imports.notAvailable.others')}</p> : null}
    </Alert>
  );
}
