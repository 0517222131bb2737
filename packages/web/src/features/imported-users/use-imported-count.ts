import type { ReplyOf } from '@tillid/contract/endpoint';
import { countImportedUsers, listImportedUsers } from '@tillid/contract/imports';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';

/** How many imported users there are: null when they are more than are counted, undefined while nobody has counted them. */
export type ImportedCount = number | null | undefined;

/** What a change of imported users makes old. */
export const importedUserEndpoints = [listImportedUsers, countImportedUsers] as const;

/** Counts the imported users, all or those of one import, once a page of them is there; a list of one page needs no counting. */
export function useImportedCount(
  importId: string | undefined,
  page: ReplyOf<typeof listImportedUsers> | undefined,
): ImportedCount {
  const query = importId === undefined ? {} : { importId };
  const isOnlyPage = page?.next === null && page.previous === null;
  const counted = useEndpoint(countImportedUsers, { query }, { enabled: page !== undefined && !isOnlyPage });
  return isOnlyPage ? page.items.length : counted.data?.count;
}

/** The sentence for a count; empty until it is known. */
export function useImportedCountSentence(): (count: ImportedCount) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (count) => {
    if (count === undefined) {
      return '';
    }
    return count === null
      ? t('importedUsers.list.countMany')
      : t('importedUsers.list.count', { count, shown: format.number(count) });
  };
}
