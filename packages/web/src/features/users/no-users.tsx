import { useAddressQuery } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { UserPage } from './use-user-page.ts';

type NoUsersProps = { readonly page: UserPage; readonly search: string };

/** Why the list is empty: a page past the end, a search without hits, or no user at all. */
export function NoUsers({ page, search }: NoUsersProps) {
  const { t } = useTranslation();
  const { after, before } = useAddressQuery();
  if ((after ?? before) !== undefined) {
    return (
      <EmptyState
        kind="all-done"
        title={t('users.list.noMore.title')}
        action={
          <ButtonLink href={paths.users({ search })} look="secondary">
            {t('users.list.noMore.action')}
          </ButtonLink>
        }
      >
        <p>{t('users.list.noMore.text')}</p>
      </EmptyState>
    );
  }
  if (search !== '') {
    return (
      <EmptyState
        kind="no-hits"
        title={t('users.list.noHits.title')}
        action={
          <ButtonLink href={paths.users()} look="secondary">
            {t('ui.clearSearch')}
          </ButtonLink>
        }
      >
        <p>{t('users.list.noHits.text', { search })}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="first-use"
      title={t('users.list.empty.title')}
      action={page.canCreate.allowed ? <ButtonLink href={paths.newUser()}>{t('users.list.create')}</ButtonLink> : null}
    >
      <p>{t('users.list.empty.text')}</p>
    </EmptyState>
  );
}
