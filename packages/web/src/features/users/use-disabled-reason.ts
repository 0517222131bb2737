import { useTranslation } from '../../i18n/use-translation.ts';
import type { UserProfile } from './user-profile.ts';

export type UserAbility = keyof UserProfile['abilities'];

/** Why an action cannot be used, in words that fit the user's status; undefined when it can. */
export function useDisabledReason(user: UserProfile): (action: UserAbility) => string | undefined {
  const { t } = useTranslation();
  function statusReason(action: UserAbility): string {
    switch (action) {
      case 'deactivate':
        return t(`users.reason.${action}.${user.status}`);
      case 'resendActivationEmail':
      case 'makeActivationCode':
        return t(`users.reason.resend.${user.status}`);
      default:
        return t('problems.rule.status-does-not-allow');
    }
  }
  return (action) => {
    const { allowed, reason } = user.abilities[action];
    if (allowed) {
      return undefined;
    }
    switch (reason) {
      case 'permission-missing':
        return t('users.reason.permission');
      case 'own-account':
      case 'has-cpr':
      case 'no-cpr':
      case 'no-deactivation-planned':
      case 'last-organisation-administrator':
        return t(`problems.rule.${reason}`);
      default:
        return statusReason(action);
    }
  };
}
