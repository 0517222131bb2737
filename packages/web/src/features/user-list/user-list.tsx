import { formatUserFilter } from '@tillid/domain/users/user-filter';
import { useSignedIn } from '../../api/session.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ListStatus } from '../../ui/list-status.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { BulkActions, useBulkActions } from '../bulk-changes/bulk-actions.tsx';
import { SelectionBar } from '../user-selection/selection-bar.tsx';
import { SelectionScope } from '../user-selection/selection-scope.tsx';
import { NoUsers } from './no-users.tsx';
import type { ListPlace } from './use-list-place.ts';
import { useCountSentence } from './use-count-sentence.ts';
import { isWhole, useFoundCount } from './use-found-count.ts';
import { UserTable } from './user-table.tsx';
import type { UserPage } from './use-user-page.ts';

type UserListProps = {
  readonly page: UserPage;
  readonly place: ListPlace;
  /** Whether the page is still a former one, while the one that the address tells is on its way. */
  readonly isOld: boolean;
};

/** One page of users with what was found, read aloud when it changes. */
export function UserList({ page, place, isOld }: UserListProps) {
  const { t } = useTranslation();
  const { user } = useSignedIn();
  const found = useFoundCount(page, place.view.filter);
  const sentence = useCountSentence(page, place.view, found);
  const alone = page.fewUsers && page.items.length === 1 && page.items[0]?.userId === user.userId;
  return (
    <>
      <ListStatus>{alone ? t('users.list.onlyYou') : sentence}</ListStatus>
      {page.items.length === 0 ? (
        <NoUsers page={page} place={place} />
      ) : page.fewUsers ? (
        <UserTable users={page.items} place={undefined} columns={place.view.columns} />
      ) : (
        <ManyUsers page={page} place={place} isOld={isOld} found={found} />
      )}
      <Pagination
        label={t('ui.pages')}
        previousLabel={t('ui.previous')}
        nextLabel={t('ui.next')}
        previous={page.previous === null ? undefined : { href: place.hrefOf({ before: page.previous }) }}
        next={page.next === null ? undefined : { href: place.hrefOf({ after: page.next }) }}
      />
    </>
  );
}

type ManyUsersProps = UserListProps & { readonly found: number | null | undefined };

/** The users of the page, each with a tick for those who may do something with many. */
function ManyUsers({ page, place, isOld, found }: ManyUsersProps) {
  const choices = useBulkActions();
  const { view } = place;
  if (choices.length === 0) {
    return <UserTable users={page.items} place={place} columns={view.columns} />;
  }
  return (
    <SelectionScope list="users" filter={formatUserFilter(view.filter)} isOld={isOld}>
      <SelectionBar users={page.items} isOnlyPage={isWhole(page)} found={found}>
        {(_, count) => <BulkActions count={count} choices={choices} />}
      </SelectionBar>
      <UserTable users={page.items} place={place} columns={view.columns} selectable />
    </SelectionScope>
  );
}
