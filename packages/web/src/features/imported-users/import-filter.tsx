import { readImport } from '@tillid/contract/imports';
import { usePermission } from '../../api/session.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';

/** Says that the list holds the users of one import only, and how to see the others. */
export function ImportFilter({ importId }: { readonly importId: string }) {
  const { t } = useTranslation();
  const mayReadImports = usePermission('users:import');
  const view = useEndpoint(readImport, { params: { importId } }, { enabled: mayReadImports });
  const file = view.data?.fileName;
  return (
    <Alert kind="info" kindLabel={t('ui.information')}>
      <p>{file === undefined ? t('importedUsers.list.ofImportUnnamed') : t('importedUsers.list.ofImport', { file })}</p>
      <p className="link-row">
        <a href={paths.importedUsers()}>{t('importedUsers.list.showAll')}</a>
        {mayReadImports ? <a href={paths.import(importId)}>{t('importedUsers.list.showReceipt')}</a> : null}
      </p>
    </Alert>
  );
}
