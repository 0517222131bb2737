import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import type { UserProfile } from './user-profile.ts';

/** An imported user waits for an administrator: says so, and leads to where the user is completed and activated. */
export function ImportedUserAlert({ user }: { readonly user: UserProfile }) {
  const { t } = useTranslation();
  if (user.status !== 'imported') {
    return null;
  }
  return (
    <Alert kind="info" kindLabel={t('ui.information')} heading={t('users.profile.imported.title')}>
      <p>{t('users.profile.imported.text')}</p>
      {user.abilities.editDraft.allowed ? (
        <ButtonLink href={paths.editDraft(user.userId)} look="secondary" icon="edit">
          {t('users.profile.imported.action')}
        </ButtonLink>
      ) : null}
    </Alert>
  );
}
