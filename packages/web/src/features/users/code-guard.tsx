import { UnsavedGuard } from '../../frame/unsaved-guard.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';

/** Asks before a page that shows a code is left without it. */
export function CodeGuard({ isKept }: { readonly isKept: boolean }) {
  const { t } = useTranslation();
  return <UnsavedGuard dirty={!isKept} title={t('users.code.leaveTitle')} text={t('users.code.leaveText')} />;
}
