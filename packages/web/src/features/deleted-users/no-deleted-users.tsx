import { useAddressQuery } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

/** Why the list is empty: a page past the end, a search without hits, or nobody was deleted. */
export function NoDeletedUsers({ search }: { readonly search: string }) {
  const { t } = useTranslation();
  const { after, before } = useAddressQuery();
  if ((after ?? before) !== undefined) {
    return (
      <EmptyState
        kind="all-done"
        title={t('deletedUsers.noMore.title')}
        action={
          <ButtonLink href={paths.deletedUsers({ search })} look="secondary">
            {t('deletedUsers.noMore.action')}
          </ButtonLink>
        }
      >
        <p>{t('deletedUsers.noMore.text')}</p>
      </EmptyState>
    );
  }
  if (search !== '') {
    return (
      <EmptyState
        kind="no-hits"
        title={t('deletedUsers.noHits.title')}
        action={
          <ButtonLink href={paths.deletedUsers()} look="secondary">
            {t('ui.clearSearch')}
          </ButtonLink>
        }
      >
        <p>{t('deletedUsers.noHits.text', { search })}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="first-use"
      title={t('deletedUsers.empty.title')}
      action={
        <ButtonLink href={paths.users()} look="secondary">
          {t('deletedUsers.empty.action')}
        </ButtonLink>
      }
    >
      <p>{t('deletedUsers.empty.text')}</p>
    </EmptyState>
  );
}
