import { useTranslation } from '../../i18n/use-translation.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Unit } from './use-unit-page.ts';

/** What is special about a unit, in words. */
export function UnitTags({ unit }: { readonly unit: Pick<Unit, 'isDefault' | 'removal'> }) {
  const { t } = useTranslation();
  return (
    <>
      {unit.isDefault ? <StatusTag tone="information" icon="check" label={t('organisationData.isDefault')} /> : null}
      {unit.removal?.status === 'running' ? (
        <StatusTag tone="waiting" label={t('organisationData.beingRemoved')} />
      ) : null}
      {unit.removal?.status === 'failed' ? (
        <StatusTag tone="negative" label={t('organisationData.removalFailed')} />
      ) : null}
    </>
  );
}
