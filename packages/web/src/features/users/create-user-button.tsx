import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import type { MenuChoice } from '../../ui/menu-button.tsx';
import { SplitButton } from '../../ui/split-button.tsx';
import type { UserPage } from '../user-list/use-user-page.ts';

type CreateUserButtonProps = { readonly page: Pick<UserPage, 'canCreate' | 'canImport' | 'fewUsers'> };

/** Creates one user; the triangle opens every way to create and edit users. Seen by all, with the reason for who may not. */
export function CreateUserButton({ page }: CreateUserButtonProps) {
  const { t } = useTranslation();
  const choices = useCreateChoices(page);
  const label = t(page.fewUsers ? 'users.list.createNew' : 'users.list.create');
  if (!page.canCreate.allowed) {
    return (
      <div className="blocked-action">
        <Button icon="person-add" disabledReason={t('users.list.mayNotCreate')}>
          {label}
        </Button>
      </div>
    );
  }
  return (
    <SplitButton
      label={label}
      icon="person-add"
      menuLabel={t('users.list.createMenu')}
      href={paths.newUser()}
      choices={choices}
    />
  );
}

function useCreateChoices({ canCreate, canImport }: CreateUserButtonProps['page']): readonly MenuChoice[] {
  const { t } = useTranslation();
  const choices = [
    {
      permitted: canCreate,
      choice: { key: 'one', label: t('users.list.create'), icon: 'person-add', href: paths.newUser() },
    },
    {
      permitted: canImport,
      choice: { key: 'create-by-file', label: t('users.list.createByFile'), icon: 'upload', href: paths.importUsers() },
    },
    {
      permitted: canImport,
      choice: {
        key: 'edit-by-file',
        label: t('users.list.editByFile'),
        icon: 'edit',
        href: paths.importUsers({ menuItem: 'edit' }),
      },
    },
  ] as const;
  return choices.filter(({ permitted }) => permitted.allowed).map(({ choice }) => choice);
}
