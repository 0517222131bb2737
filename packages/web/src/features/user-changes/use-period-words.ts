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
  const endWords = useEndWords();
  return ({ from, to }, begin) => {
    const first =
      from === null
        ? t('userChanges.deactivation.runningUndated')
        : t(`userChanges.deactivation.${begin}`, { name, from: format.day(from) });
    return `${first} ${endWords({ to }, 'userChanges.deactivation')}`;
  };
}

/** When a deactivation ends, in words that stand with those of one user or of many. */
export function useEndWords(): (
  period: Pick<Period, 'to'>,
  wording: 'userChanges.deactivation' | 'bulkChanges.period',
) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ to }, wording) => {
    const back = backOn({ to });
    return to === null || back === null
      ? t(`${wording}.open`)
      : t(`${wording}.until`, { to: format.day(to), back: format.day(back) });
  };
}
