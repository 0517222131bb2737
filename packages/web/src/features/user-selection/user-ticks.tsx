import { useTranslation } from '../../i18n/use-translation.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { PageTick } from '../../ui/page-tick.tsx';
import type { TableColumn } from '../../ui/table.tsx';
import { isSelected, withUsers } from './selection.ts';
import { useShownSelection } from './selection-scope.tsx';

/** A user as a list shows one. */
export type TickedUser = { readonly userId: string; readonly firstName: string; readonly lastName: string };

/** The name of a user as lists and dialogs show it. */
export function fullName({ firstName, lastName }: Pick<TickedUser, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`;
}

/** The first column of a table whose users can be ticked, with a tick for the page in its heading. */
export function useTickColumn<User extends TickedUser>(users: readonly User[]): TableColumn<User> {
  const { t } = useTranslation();
  return {
    key: 'tick',
    heading: t('userSelection.column'),
    headingHidden: true,
    headingContent: <UserPageTick users={users} />,
    cell: (user) => <UserTick user={user} />,
  };
}

function UserTick({ user }: { readonly user: TickedUser }) {
  const { t } = useTranslation();
  const { selection, select, isOld } = useShownSelection();
  const name = fullName(user);
  return (
    <Checkbox
      label={t('userSelection.select', { name })}
      labelHidden
      checked={isSelected(selection, user.userId)}
      disabled={isOld}
      onChange={(event) => select(withUsers(selection, [{ userId: user.userId, name }], event.target.checked))}
    />
  );
}

type UserPageTickProps = { readonly users: readonly TickedUser[]; readonly labelShown?: boolean };

/** Ticks and unticks the users of the page. */
export function UserPageTick({ users, labelShown = false }: UserPageTickProps) {
  const { t } = useTranslation();
  const { selection, select, isOld } = useShownSelection();
  const named = users.map((user) => ({ userId: user.userId, name: fullName(user) }));
  return (
    <PageTick
      label={t('userSelection.selectPage')}
      labelHidden={!labelShown}
      rows={users}
      disabled={isOld}
      isTicked={({ userId }) => isSelected(selection, userId)}
      onTick={(ticked) => select(withUsers(selection, named, ticked))}
    />
  );
}
