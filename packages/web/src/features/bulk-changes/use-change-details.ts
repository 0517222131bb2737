import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import type { BulkChangeRow } from './bulk-change.ts';

/** What a bulk change does more closely than its action tells: the days of a deactivation, the unit that users are given. */
export function useChangeDetails(): (
  change: BulkChangeRow['change'],
) => readonly { readonly term: string; readonly value: string }[] {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ from, to, unit }) => {
    if (unit !== null) {
      const value = unit.unitId === null ? t('bulkChanges.one.noUnit') : (unit.label ?? unit.unitId);
      return [{ term: t(`bulkChanges.assign.kind.${unit.kind}`), value }];
    }
    if (from === null) {
      return [];
    }
    const days = to === null ? { from: format.day(from) } : { from: format.day(from), to: format.day(to) };
    const value = t(to === null ? 'bulkChanges.one.from' : 'bulkChanges.one.fromTo', days);
    return [{ term: t('bulkChanges.one.period'), value }];
  };
}
