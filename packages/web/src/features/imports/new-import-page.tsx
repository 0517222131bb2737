import type { ReactNode } from 'react';
import { useAddressQuery } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Details } from '../../ui/details.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ColumnTable } from './column-table.tsx';
import { RecentImports } from './recent-imports.tsx';
import { TemplateButtons } from './template-buttons.tsx';
import { UploadForm } from './upload-form.tsx';

/** Where a file of users is prepared and sent to be checked, and where earlier imports are found again. */
export function NewImportPage() {
  const { t } = useTranslation();
  const menuItem = useAddressQuery()['menuItem'] === 'edit' ? 'edit' : 'create';
  return (
    <>
      <BackLink href={paths.users()} label={t('imports.backToUsers')} />
      <PageHeading title={t('imports.title')} />
      <div className="stack">
        <p className="page-lead">{t(`imports.lead.${menuItem}`)}</p>
        {menuItem === 'edit' ? <EditLimit /> : null}
        <ol className="task-list">
          <Task title={t('imports.template.title')}>
            <p>{t('imports.template.text')}</p>
            <TemplateButtons />
          </Task>
          <Task title={t('imports.fill.title')}>
            <p>{t('imports.fill.text')}</p>
            <Details summary={t('imports.fill.columnsSummary')}>
              <ColumnTable />
            </Details>
          </Task>
          <Task title={t('imports.save.title')}>
            <ul>
              <li>{t('imports.save.scientific')}</li>
              <li>{t('imports.save.empty')}</li>
            </ul>
            <p>{t('imports.save.saveAs')}</p>
          </Task>
          <Task title={t('imports.upload.title')}>
            <UploadForm menuItem={menuItem} />
          </Task>
        </ol>
        <div className="later-section">
          <h2>{t('imports.recent.title')}</h2>
          <RecentImports />
        </div>
      </div>
    </>
  );
}

function Task({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li>
      <h2 className="task-title">{title}</h2>
      <div className="task-content">{children}</div>
    </li>
  );
}

function EditLimit() {
  const { t } = useTranslation();
  return (
    <Alert kind="info" kindLabel={t('ui.information')} heading={t('imports.editLimit.heading')}>
      <p>{t('imports.editLimit.text')}</p>
      <p>
        <a href={paths.importUsers()}>{t('imports.editLimit.toCreate')}</a>
      </p>
    </Alert>
  );
}
