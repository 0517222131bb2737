import { maskNumbers } from '@tillid/domain/identifiers/mask';
import { parseUuid } from '@tillid/domain/identifiers/uuid';
import { useCallback } from 'react';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { SearchField } from '../../ui/search-field.tsx';

/** Searches by name, e-mail address or user number. The search stands in the address, so a CPR number must not get there. */
export function UserSearch({ search }: { readonly search: string }) {
  const { t } = useTranslation();
  const go = useGo();
  const onSearch = useCallback((text: string) => go(paths.users({ search: text }), { replace: true }), [go]);
  return (
    <SearchField
      label={t('users.list.search')}
      searchLabel={t('ui.search')}
      help={t('users.list.searchHelp')}
      value={search}
      onSearch={onSearch}
      refusal={(text) => (mayBeCpr(text) ? t('users.list.noCprSearch') : undefined)}
    />
  );
}

// Six digits and nothing but digits is how a CPR number begins, and a pause while it is typed would send that much.
const BEGINNING = /^\d{6}[\d\s-]*$/u;

function mayBeCpr(text: string): boolean {
  return !parseUuid(text).ok && (BEGINNING.test(text) || maskNumbers(text) !== text);
}
