import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';

/** The sentence for how many imported users there are; null is more than are counted. */
export function useImportedCount(): (count: number | null) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (count) =>
    count === null
      ? t('importedUsers.list.countMany')
      : t('importedUsers.list.count', { count, shown: format.number(count) });
}
