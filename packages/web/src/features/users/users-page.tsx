import { listUsers } from '@tillid/contract/users';
import { Loaded } from '../../frame/loaded.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { CreateUserButton } from './create-user-button.tsx';
import { UserList } from './user-list.tsx';
import { UserSearch } from './user-search.tsx';
import { useLiveUsers } from './use-live-users.ts';
import { useUserPage } from './use-user-page.ts';

/** The users of the organisation. Where the button and the search stand depends on how many there are (decision 7). */
export function UsersPage() {
  const { t } = useTranslation();
  const { query, search } = useUserPage();
  useLiveUsers([listUsers]);
  return (
    <>
      <PageHeading title={t('users.list.title')} />
      <Loaded query={query} lines={12}>
        {(page) => (
          <div className="stack">
            {page.fewUsers ? null : (
              <div className="list-tools">
                <UserSearch search={search} />
                <CreateUserButton page={page} />
              </div>
            )}
            <UserList page={page} search={search} />
            {page.fewUsers ? <CreateUserButton page={page} /> : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
