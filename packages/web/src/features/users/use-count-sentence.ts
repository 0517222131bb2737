import { useTranslation } from '../../i18n/use-translation.ts';
import type { UserPage } from './use-user-page.ts';

/** How many users are shown or found. The list knows no total (decision 46), but whether there are more. */
export function useCountSentence(page: UserPage, search: string): string {
  const { t } = useTranslation();
  const count = page.items.length;
  const only = page.next === null && page.previous === null;
  if (search === '') {
    return page.next === null ? t('users.list.shown', { count }) : t('users.list.shownOfMore', { count });
  }
  if (count === 0) {
    return t('users.list.foundNone');
  }
  if (only) {
    return t('users.list.found', { count });
  }
  return page.next === null ? t('users.list.shown', { count }) : t('users.list.foundMore', { count });
}
