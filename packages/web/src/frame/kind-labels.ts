import { useTranslation } from '../i18n/use-translation.ts';
import type { AlertKind } from '../ui/alert.tsx';

/** The words for the kinds of messages, for icons. */
export function useKindLabels(): Readonly<Record<AlertKind, string>> {
  const { t } = useTranslation();
  return { info: t('ui.information'), success: t('ui.success'), warning: t('ui.warning'), error: t('ui.error') };
}
