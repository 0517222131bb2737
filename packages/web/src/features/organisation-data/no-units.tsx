import type { UnitKind } from '@tillid/domain/organisations/unit';
import { useAddressQuery } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

type NoUnitsProps = { readonly kind: UnitKind; readonly search: string; readonly canAdd: boolean };

/** Why the list is empty: a page past the end, a search without hits, or nothing registered yet. */
export function NoUnits({ kind, search, canAdd }: NoUnitsProps) {
  const { t } = useTranslation();
  const { after, before } = useAddressQuery();
  if ((after ?? before) !== undefined) {
    return (
      <EmptyState
        kind="all-done"
        title={t('organisationData.noMore.title')}
        action={
          <ButtonLink href={paths.organisationData({ kind, search })} look="secondary">
            {t('organisationData.noMore.action')}
          </ButtonLink>
        }
      >
        <p>{t('organisationData.noMore.text')}</p>
      </EmptyState>
    );
  }
  if (search !== '') {
    return (
      <EmptyState
        kind="no-hits"
        title={t('organisationData.noHits.title')}
        action={
          <ButtonLink href={paths.organisationData({ kind })} look="secondary">
            {t('ui.clearSearch')}
          </ButtonLink>
        }
      >
        <p>{t('organisationData.noHits.text', { search })}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="first-use"
      icon="business"
      title={t(`organisationData.empty.${kind}.title`)}
      action={
        canAdd ? (
          <ButtonLink href={paths.newUnit({ kind })}>{t(`organisationData.add.title.${kind}`)}</ButtonLink>
        ) : null
      }
    >
      <p>{t(canAdd ? `organisationData.empty.${kind}.text` : 'organisationData.onlySeen')}</p>
    </EmptyState>
  );
}
