import { useTranslation } from '../../i18n/use-translation.ts';
import type { ContactValueField } from './contact-values.ts';

/** What the fields of the contact details are called. */
export function useContactLabels(): Readonly<Record<ContactValueField, string>> {
  const { t } = useTranslation();
  return { email: t('words.email'), phone: t('words.phone'), referenceText: t('users.profile.referenceText') };
}
