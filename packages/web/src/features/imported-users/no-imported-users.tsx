import { usePermission } from '../../api/session.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

type NoImportedUsersProps = { readonly importId: string | undefined; readonly isLaterPage: boolean };

/** Nobody on this page, nobody of this import, or nobody at all: three reasons with three next steps. */
export function NoImportedUsers({ importId, isLaterPage }: NoImportedUsersProps) {
  const { t } = useTranslation();
  const mayImport = usePermission('users:import');
  if (isLaterPage) {
    return (
      <EmptyState
        kind="no-hits"
        title={t('importedUsers.empty.pageTitle')}
        action={
          <ButtonLink href={paths.importedUsers(importId === undefined ? {} : { importId })}>
            {t('importedUsers.empty.firstPage')}
          </ButtonLink>
        }
      >
        {t('importedUsers.empty.pageText')}
      </EmptyState>
    );
  }
  if (importId !== undefined) {
    return (
      <EmptyState
        kind="all-done"
        title={t('importedUsers.empty.filteredTitle')}
        action={<ButtonLink href={paths.importedUsers()}>{t('importedUsers.list.showAll')}</ButtonLink>}
      >
        {t('importedUsers.empty.filteredText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="all-done"
      title={t('importedUsers.empty.title')}
      action={
        <div className="form-actions">
          <ButtonLink href={paths.users()}>{t('importedUsers.empty.users')}</ButtonLink>
          {mayImport ? (
            <ButtonLink href={paths.importUsers()} look="secondary">
              {t('importedUsers.empty.import')}
            </ButtonLink>
          ) : null}
        </div>
      }
    >
      {t('importedUsers.empty.text')}
    </EmptyState>
  );
}
