import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { selectedCount, type Selection } from './selection.ts';
import type { ImportedCount } from './use-imported-count.ts';

/** The sentence for how many are ticked. */
export function useSelectionSentence(): (selection: Selection, total: ImportedCount) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (selection, total) => {
    const count = selectedCount(selection, total);
    if (count !== undefined) {
      return count === 0
        ? t('importedUsers.selection.none')
        : t('importedUsers.selection.some', { count, shown: format.number(count) });
    }
    const except = selection.kind === 'all' ? selection.except.size : 0;
    if (total === undefined) {
      return except === 0
        ? t('importedUsers.selection.all')
        : t('importedUsers.selection.allBut', { count: except, shown: format.number(except) });
    }
    return except === 0
      ? t('importedUsers.selection.manyAll')
      : t('importedUsers.selection.manyAllBut', { count: except, shown: format.number(except) });
  };
}
