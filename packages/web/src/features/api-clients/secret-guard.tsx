import { UnsavedGuard } from '../../frame/unsaved-guard.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';

/** Asks before a page that shows a secret is left without it. */
export function SecretGuard({ isKept }: { readonly isKept: boolean }) {
  const { t } = useTranslation();
  return <UnsavedGuard dirty={!isKept} title={t('apiClients.made.leaveTitle')} text={t('apiClients.made.leaveText')} />;
}
