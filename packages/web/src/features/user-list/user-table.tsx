import { formatPhone } from '@tillid/domain/users/phone-number';
import type { UserColumn } from '@tillid/domain/users/user-columns';
import type { UserOrderKey } from '@tillid/domain/users/user-order';
import type { ReactNode } from 'react';
import { useSignedIn } from '../../api/session.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { EmailText } from '../../ui/email-text.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { fullName, useTickColumn } from '../user-selection/user-ticks.tsx';
import { UserState } from '../users/user-state.tsx';
import type { ListPlace } from './use-list-place.ts';
import type { ListedUser } from './use-user-page.ts';

type UserTableProps = {
  readonly users: readonly ListedUser[];
  readonly columns: readonly UserColumn[];
  /** Where other orders lead; without it the list is too short to be sorted. */
  readonly place: ListPlace | undefined;
  /** Whether users can be ticked; then inside a `SelectionScope`. */
  readonly selectable?: boolean;
};

const orderOf: Partial<Record<UserColumn | 'name', UserOrderKey>> = {
  name: 'name',
  lastSignIn: 'last-sign-in',
  created: 'created',
};

/** Users; the name leads to the profile. The order is the server's, for browsers sort Danish names each in their way. */
export function UserTable({ users, columns, place, selectable = false }: UserTableProps) {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const cellOf = useCells();
  const tick = useTickColumn(users);
  const shown: readonly TableColumn<ListedUser>[] = [
    ...(selectable ? [tick] : []),
    {
      key: 'name',
      heading: t('userList.column.name'),
      sorted: place && sortingOf('name', place),
      cell: (user) => <a href={paths.user(user.userId)}>{fullName(user)}</a>,
      rowHeading: true,
    },
    ...columns.map((column) => ({
      key: column,
      heading: t(`userList.column.${column}`),
      sorted: place && sortingOf(column, place),
      cell: (user: ListedUser) => cellOf(column, user),
    })),
  ];
  return (
    <Table
      caption={t('users.list.caption', { organisation: organisation.name })}
      columns={shown}
      rows={users}
      rowKey={(user) => user.userId}
    />
  );
}

/** The order of a column as it is now, and where the other one leads. */
function sortingOf(column: UserColumn | 'name', { view, hrefOf }: ListPlace): TableColumn<ListedUser>['sorted'] {
  const by = orderOf[column];
  if (by === undefined) {
    return undefined;
  }
  const isNow = view.order.by === by;
  return {
    now: isNow ? (view.order.descending ? 'descending' : 'ascending') : 'none',
    href: hrefOf({ order: { by, descending: isNow && !view.order.descending } }),
  };
}

function useCells(): (column: UserColumn, user: ListedUser) => ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const unit = (of: ListedUser['productionUnit']) => (of === null ? '–' : `${of.number} ${of.name}`);
  const cells: Readonly<Record<UserColumn, (user: ListedUser) => ReactNode>> = {
    email: ({ email }) => <EmailText address={email} />,
    phone: ({ phone }) => (phone === null ? '–' : <span className="no-wrap">{formatPhone(phone)}</span>),
    status: (user) => <UserState {...user} />,
    authenticators: ({ authenticators }) =>
      authenticators.length === 0 ? '–' : authenticators.map((choice) => t(`words.authenticator.${choice}`)).join(', '),
    productionUnit: ({ productionUnit }) => unit(productionUnit),
    seNumber: ({ seNumber }) => unit(seNumber),
    invoicingMethod: ({ invoicingMethod }) => unit(invoicingMethod),
    referenceText: ({ referenceText }) => <span className="breakable">{referenceText ?? '–'}</span>,
    lastSignIn: ({ lastSignInOn }) =>
      lastSignInOn === null ? t('userList.never') : <time dateTime={lastSignInOn}>{format.day(lastSignInOn)}</time>,
    created: ({ createdAt }) => <time dateTime={createdAt}>{format.dayOf(createdAt)}</time>,
  };
  return (column, user) => cells[column](user);
}
