import { listDeletedUsers } from '@tillid/contract/deleted-users';
import { useCallback, useState } from 'react';
import { Loaded } from '../../frame/loaded.tsx';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { ListStatus } from '../../ui/list-status.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { mayBeCpr } from '../users/may-be-cpr.ts';
import { useLiveUsers } from '../users/use-live-users.ts';
import { DeletedUserTable } from './deleted-user-table.tsx';
import { NoDeletedUsers } from './no-deleted-users.tsx';
import { useDeletedPage, type DeletedPage } from './use-deleted-page.ts';

/** The deleted users of the organisation who are not yet forgotten, the newest first. */
export function DeletedUsersPage() {
  const { t } = useTranslation();
  const { query, search } = useDeletedPage();
  const [wasSearched, setWasSearched] = useState(false);
  // Whoever clears a search stands in the field, however few there are then.
  if (search !== '' && !wasSearched) {
    setWasSearched(true);
  }
  useLiveUsers([listDeletedUsers]);
  return (
    <>
      <BackLink href={paths.users()} label={t('frame.navigation.users')} />
      <PageHeading title={t('deletedUsers.title')} />
      <Loaded query={query} lines={12}>
        {(page) => (
          <div className="stack">
            <p className="page-lead">{t('deletedUsers.lead', { months: page.keptMonths })}</p>
            {isShort(page) && !wasSearched ? null : <Search search={search} />}
            <List page={page} search={search} />
          </div>
        )}
      </Loaded>
    </>
  );
}

/** Everybody stands on one page: nothing to search for. */
function isShort(page: DeletedPage): boolean {
  return page.next === null && page.previous === null && page.items.length <= 8;
}

function Search({ search }: { readonly search: string }) {
  const { t } = useTranslation();
  const go = useGo();
  const onSearch = useCallback((text: string) => go(paths.deletedUsers({ search: text }), { replace: true }), [go]);
  return (
    <SearchField
      label={t('deletedUsers.search')}
      searchLabel={t('ui.search')}
      help={t('deletedUsers.searchHelp')}
      value={search}
      onSearch={onSearch}
      refusal={(text) => (mayBeCpr(text) ? t('deletedUsers.noCprSearch') : undefined)}
    />
  );
}

function List({ page, search }: { readonly page: DeletedPage; readonly search: string }) {
  const { t } = useTranslation();
  const count = page.items.length;
  return (
    <>
      <ListStatus>
        {count === 0 ? null : t(page.next === null ? 'deletedUsers.shown' : 'deletedUsers.shownOfMore', { count })}
      </ListStatus>
      {count > 0 ? <DeletedUserTable users={page.items} /> : <NoDeletedUsers search={search} />}
      <Pagination
        label={t('ui.pages')}
        previousLabel={t('ui.previous')}
        nextLabel={t('ui.next')}
        previous={page.previous === null ? undefined : { href: paths.deletedUsers({ search, before: page.previous }) }}
        next={page.next === null ? undefined : { href: paths.deletedUsers({ search, after: page.next }) }}
      />
    </>
  );
}
