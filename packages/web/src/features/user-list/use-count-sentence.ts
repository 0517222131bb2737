import { isEveryUser } from '@tillid/domain/users/user-filter';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import type { ListView } from './list-address.ts';
import { isWhole } from './use-found-count.ts';
import type { UserPage } from './use-user-page.ts';

/** How many users are shown, and how many there are in all or are found. */
export function useCountSentence(page: UserPage, view: ListView, found: number | null | undefined): string {
  const { t } = useTranslation();
  const format = useFormat();
  const narrowed = !isEveryUser(view.filter);
  const isUncounted = isWhole(page) || found === undefined;
  const shown = useShownSentence(page, narrowed && isUncounted);
  if (isUncounted) {
    return shown;
  }
  if (found === null) {
    return `${shown}. ${t(narrowed ? 'userList.totalFoundMore' : 'userList.totalMore')}`;
  }
  const counted = { count: found, number: format.number(found) };
  return `${shown}. ${narrowed ? t('userList.totalFound', counted) : t('userList.total', counted)}`;
}

function useShownSentence(page: UserPage, narrowed: boolean): string {
  const { t } = useTranslation();
  const count = page.items.length;
  if (!narrowed) {
    return page.next === null ? t('users.list.shown', { count }) : t('users.list.shownOfMore', { count });
  }
  if (count === 0) {
    return t('users.list.foundNone');
  }
  if (isWhole(page)) {
    return t('users.list.found', { count });
  }
  return page.next === null ? t('users.list.shown', { count }) : t('users.list.foundMore', { count });
}
