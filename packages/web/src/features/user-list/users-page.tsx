import { countSelectedUsers } from '@tillid/contract/bulk-changes';
import { listUsers } from '@tillid/contract/users';
import { countUsers } from '@tillid/contract/user-list';
import { usePermission } from '../../api/session.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { CreateUserButton } from '../users/create-user-button.tsx';
import { useLiveUsers } from '../users/use-live-users.ts';
import { ListHead } from './list-head.tsx';
import { UserList } from './user-list.tsx';
import { useListPlace } from './use-list-place.ts';
import { useUserPage } from './use-user-page.ts';

const shown = [listUsers, countUsers, countSelectedUsers];

/** The users of the organisation. Where the button and the search stand depends on how many there are (decision 7). */
export function UsersPage() {
  const { t } = useTranslation();
  const place = useListPlace();
  const query = useUserPage(place);
  const mayReadHistory = usePermission('history:read');
  useLiveUsers(shown);
  return (
    <>
      <PageHeading title={t('users.list.title')} />
      <Loaded query={query} lines={12}>
        {(page) => (
          <div className="stack">
            {page.fewUsers ? null : <ListHead page={page} place={place} />}
            <UserList page={page} place={place} isOld={query.isPlaceholderData} />
            {page.fewUsers ? <CreateUserButton page={page} /> : null}
            <p className="link-row">
              <a href={paths.bulkChanges()}>{t('bulkChanges.list.link')}</a>
              {mayReadHistory ? <a href={paths.deletedUsers()}>{t('deletedUsers.link')}</a> : null}
            </p>
          </div>
        )}
      </Loaded>
    </>
  );
}
