import { useSignedIn } from '../../api/session.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Pagination } from '../../ui/pagination.tsx';
import { NoUsers } from './no-users.tsx';
import { useCountSentence } from './use-count-sentence.ts';
import { UserTable } from './user-table.tsx';
import type { UserPage } from './use-user-page.ts';

type UserListProps = { readonly page: UserPage; readonly search: string };

/** One page of users with what was found, read aloud when it changes. */
export function UserList({ page, search }: UserListProps) {
  const { t } = useTranslation();
  const { user } = useSignedIn();
  const sentence = useCountSentence(page, search);
  const alone = page.fewUsers && page.items.length === 1 && page.items[0]?.userId === user.userId;
  return (
    <>
      <p role="status" className="list-status">
        {alone ? t('users.list.onlyYou') : sentence}
      </p>
      {page.items.length > 0 ? <UserTable users={page.items} /> : <NoUsers page={page} search={search} />}
      <Pagination
        label={t('ui.pages')}
        previousLabel={t('ui.previous')}
        nextLabel={t('ui.next')}
        previous={page.previous === null ? undefined : { href: paths.users({ search, before: page.previous }) }}
        next={page.next === null ? undefined : { href: paths.users({ search, after: page.next }) }}
      />
    </>
  );
}
