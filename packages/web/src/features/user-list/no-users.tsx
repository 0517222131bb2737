import { everyUser, isEveryUser } from '@tillid/domain/users/user-filter';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { ListPlace } from './use-list-place.ts';
import type { UserPage } from './use-user-page.ts';

type NoUsersProps = { readonly page: UserPage; readonly place: ListPlace };

/** Why the list is empty: a page past the end, a search or filters that nobody passes, or no user at all. */
export function NoUsers({ page, place }: NoUsersProps) {
  const { t } = useTranslation();
  const { filter, after, before } = place.view;
  const { search } = filter;
  if ((after ?? before) !== undefined) {
    return (
      <EmptyState
        kind="all-done"
        title={t('users.list.noMore.title')}
        action={
          <ButtonLink href={place.hrefOf({})} look="secondary">
            {t('users.list.noMore.action')}
          </ButtonLink>
        }
      >
        <p>{t('users.list.noMore.text')}</p>
      </EmptyState>
    );
  }
  if (!isEveryUser({ ...filter, search: '' })) {
    return (
      <EmptyState
        kind="no-hits"
        title={t('users.list.noHits.title')}
        action={
          <ButtonLink href={place.hrefOf({ filter: { ...everyUser, search } })} look="secondary">
            {t('ui.clearFilters')}
          </ButtonLink>
        }
      >
        <p>{t('userList.noneLeft')}</p>
      </EmptyState>
    );
  }
  if (search !== '') {
    return (
      <EmptyState
        kind="no-hits"
        title={t('users.list.noHits.title')}
        action={
          <ButtonLink href={place.everybody} look="secondary">
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
