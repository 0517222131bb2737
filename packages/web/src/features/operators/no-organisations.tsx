import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { addressOf, type Narrowing } from './use-organisation-page.ts';

type NoOrganisationsProps = { readonly narrowing: Narrowing; readonly isBeginning: boolean };

/** Why the list is empty: a page past the end, nothing that matches, or no organisation at all. */
export function NoOrganisations({ narrowing, isBeginning }: NoOrganisationsProps) {
  const { t } = useTranslation();
  if (!isBeginning) {
    return (
      <EmptyState
        kind="all-done"
        title={t('operators.list.noMore.title')}
        action={
          <ButtonLink href={addressOf(narrowing)} look="secondary">
            {t('operators.list.noHits.clear')}
          </ButtonLink>
        }
      >
        <p>{t('operators.list.noMore.text')}</p>
      </EmptyState>
    );
  }
  if (narrowing.search !== '' || narrowing.status !== undefined) {
    return (
      <EmptyState
        kind="no-hits"
        title={t('operators.list.noHits.title')}
        action={
          <ButtonLink href={paths.operator()} look="secondary">
            {t('operators.list.noHits.clear')}
          </ButtonLink>
        }
      >
        <p>{t('operators.list.noHits.text')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="first-use"
      icon="business"
      title={t('operators.list.none.title')}
      action={<ButtonLink href={paths.newOrganisation()}>{t('operators.list.create')}</ButtonLink>}
    >
      <p>{t('operators.list.none.text')}</p>
    </EmptyState>
  );
}
