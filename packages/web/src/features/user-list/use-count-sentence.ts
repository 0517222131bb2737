import { isEveryUser } from '@tillid/domain/users/user-filter';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import type { ListView } from './list-address.ts';
import { isWhole } from './use-found-count.ts';
import type { UserPage } from './use-user-page.ts';

/** How many users are shown or found, and how many there are in all. */
export function useCountSentence(page: UserPage, view: ListView, found: number | null | undefined): string {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = useShownSentence(page, !isEveryUser(view.filter));
  if (isWhole(page) || found === undefined) {
    return shown;
  }
  const total =
    found === null ? t('userList.totalMore') : t('userList.total', { count: found, number: format.number(found) });
  return `${shown}. ${total}`;
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
