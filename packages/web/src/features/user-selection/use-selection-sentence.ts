import { mostSelected } from '@tillid/domain/users/selection-limits';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import type { SelectedCount } from './use-selected-count.ts';

/** The sentence for how many are ticked. */
export function useSelectionSentence(): (count: SelectedCount) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (count) => {
    if (count === undefined) {
      return t('userSelection.counting');
    }
    if (count === null) {
      return t('userSelection.tooMany', { most: format.number(mostSelected) });
    }
    return count === 0 ? t('userSelection.none') : t('userSelection.some', { count, shown: format.number(count) });
  };
}
