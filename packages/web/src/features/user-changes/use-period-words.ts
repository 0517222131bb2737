import { backOn } from '@tillid/domain/users/deactivation-period';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import type { UserProfile } from '../users/user-profile.ts';

type Period = Pick<NonNullable<UserProfile['deactivation']>, 'from' | 'to'>;
type Begin = 'now' | 'later' | 'running';

/** What a period of deactivation means, in words: when it begins, and when the user is back. */
export function usePeriodWords(name: string): (period: Period, begin: Begin) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ from, to }, begin) => {
    const first =
      from === null
        ? t('userChanges.deactivation.runningUndated')
        : t(`userChanges.deactivation.${begin}`, { name, from: format.day(from) });
    const back = backOn({ to });
    const last =
      to === null || back === null
        ? t('userChanges.deactivation.open')
        : t('userChanges.deactivation.until', { to: format.day(to), back: format.day(back) });
    return `${first} ${last}`;
  };
}
