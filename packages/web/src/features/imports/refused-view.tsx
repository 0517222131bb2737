import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { FaultLine } from './fault-line.tsx';
import { FileFacts } from './file-facts.tsx';
import type { ImportView } from './import-status.ts';

/** What is wrong with the file as a whole, and the way to another one. */
export function RefusedView({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert kind="error" kindLabel={t('ui.error')} heading={t('imports.upload.refused')}>
        <ul>
          {view.fileFaults.map((fault) => (
            <li key={JSON.stringify(fault)}>
              <FaultLine fault={fault} />
            </li>
          ))}
        </ul>
      </Alert>
      <p>{t('imports.refused.text')}</p>
      <div className="form-actions">
        <ButtonLink href={newImportPath(view)}>{t('imports.refused.chooseOther')}</ButtonLink>
      </div>
      <FileFacts view={view} />
    </>
  );
}

/** The page where another file can be chosen for the same purpose. */
function newImportPath(view: ImportView): string {
  return paths.importUsers(view.menuItem === 'edit' ? { menuItem: 'edit' } : {});
}
