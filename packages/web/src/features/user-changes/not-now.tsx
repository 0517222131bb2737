import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { useDisabledReason, type UserAbility } from '../users/use-disabled-reason.ts';
import type { UserProfile } from '../users/user-profile.ts';

type NotNowProps = { readonly user: UserProfile; readonly action: UserAbility; readonly children: ReactNode };

/** The form, or why it cannot be used for this user. */
export function NotNow({ user, action, children }: NotNowProps) {
  const { t } = useTranslation();
  const reason = useDisabledReason(user)(action);
  if (reason === undefined) {
    return children;
  }
  return (
    <Alert kind="info" kindLabel={t('ui.information')}>
      <p>{t('userChanges.edit.notAllowed', { reason })}</p>
      <ButtonLink href={paths.user(user.userId)} look="secondary">
        {t('userChanges.edit.toProfile')}
      </ButtonLink>
    </Alert>
  );
}
