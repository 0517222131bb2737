import { useSignedIn } from '../../api/session.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { EmailText } from '../../ui/email-text.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import type { ListedUser } from './use-user-page.ts';
import { UserState } from './user-state.tsx';

/** Users by name; the name leads to the profile. The order is the server's, for browsers sort Danish names each in their way. */
export function UserTable({ users }: { readonly users: readonly ListedUser[] }) {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const columns: readonly TableColumn<ListedUser>[] = [
    {
      key: 'name',
      heading: t('users.list.name'),
      cell: (user) => (
        <a href={paths.user(user.userId)}>
          {user.firstName} {user.lastName}
        </a>
      ),
      rowHeading: true,
    },
    { key: 'email', heading: t('words.email'), cell: (user) => <EmailText address={user.email} /> },
    { key: 'status', heading: t('users.list.status'), cell: (user) => <UserState {...user} /> },
  ];
  return (
    <Table
      caption={t('users.list.caption', { organisation: organisation.name })}
      columns={columns}
      rows={users}
      rowKey={(user) => user.userId}
    />
  );
}
