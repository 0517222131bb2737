import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import type { ImportView } from './import-status.ts';
import { RowsSection } from './rows-section.tsx';

/** What was done, by whom and when, and the way to the new users. */
export function ReceiptView({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const created = format.number(view.createdCount);
  const some = view.createdCount > 0;
  return (
    <>
      <Alert
        kind={some ? 'success' : 'warning'}
        kindLabel={t(some ? 'ui.success' : 'ui.warning')}
        heading={some ? t('imports.receipt.done', { count: view.createdCount, created }) : t('imports.receipt.none')}
      >
        {some ? <p>{t('imports.receipt.next')}</p> : null}
      </Alert>
      <div className="form-actions">
        {some ? (
          <ButtonLink href={paths.importedUsers({ importId: view.importId })}>
            {t('imports.receipt.toImported')}
          </ButtonLink>
        ) : null}
        <ButtonLink href={paths.importUsers()} look="secondary">
          {t('imports.receipt.importMore')}
        </ButtonLink>
      </div>
      <Figures view={view} />
      <RowsSection view={view} />
    </>
  );
}

function Figures({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { createdCount, notAppliedCount, rowCount } = view;
  const items = [
    { term: t('imports.receipt.who'), value: view.uploadedBy ?? t('imports.deletedUser') },
    { term: t('imports.receipt.when'), value: format.instant(view.endedAt ?? view.uploadedAt) },
    { term: t('imports.receipt.file'), value: view.fileName },
    { term: t('imports.receipt.mode'), value: view.mode && t(`imports.receipt.modes.${view.mode}`) },
    { term: t('imports.receipt.created'), value: format.number(createdCount) },
    { term: t('imports.receipt.skipped'), value: format.number(rowCount - createdCount - notAppliedCount) },
    { term: t('imports.receipt.notApplied'), value: <NotApplied count={notAppliedCount} /> },
  ];
  return <DescriptionList items={items} />;
}

function NotApplied({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {format.number(count)}
      {count > 0 ? <p className="form-hint">{t('imports.receipt.notAppliedHelp')}</p> : null}
    </>
  );
}
