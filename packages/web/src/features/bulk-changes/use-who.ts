import { useTranslation } from '../../i18n/use-translation.ts';
import type { BulkChangeRow } from './bulk-change.ts';

/** Who started it: a person, a program, or somebody who is forgotten. */
export function useWho(): (startedBy: BulkChangeRow['startedBy']) => string {
  const { t } = useTranslation();
  return ({ name }) => name ?? t('bulkChanges.one.forgotten');
}
