import { useTranslation } from '../../i18n/use-translation.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { UnitField } from './unit-field.tsx';
import type { Unit } from './use-unit-page.ts';

/** Where the users of a unit go: to another one, or to none. */
export type Replacement = { readonly way: 'other' | 'none'; readonly unitId: string };

type ReplacementFieldsProps = {
  readonly unit: Pick<Unit, 'unitId' | 'kind'>;
  readonly replacement: Replacement;
  /** Whether there is another one of the kind to move to. */
  readonly hasOthers: boolean;
  readonly fault: string | undefined;
  readonly onChange: (replacement: Replacement) => void;
};

/** Asks what shall become of the users of a unit that is removed. */
export function ReplacementFields({ unit, replacement, hasOthers, fault, onChange }: ReplacementFieldsProps) {
  const { t } = useTranslation();
  const { kind, unitId } = unit;
  if (!hasOthers) {
    return <p>{t(`organisationData.removal.onlyNone.${kind}`)}</p>;
  }
  return (
    <div className="form-stack">
      <RadioGroup
        name="replacement-way"
        legend={t('organisationData.removal.what')}
        value={replacement.way}
        options={[
          { value: 'other', label: t(`organisationData.removal.toOther.${kind}`) },
          { value: 'none', label: t(`organisationData.removal.toNone.${kind}`) },
        ]}
        onChange={(event) => onChange({ ...replacement, way: event.target.value === 'other' ? 'other' : 'none' })}
      />
      {replacement.way === 'other' ? (
        <UnitField
          kind={kind}
          id="replacement-unit"
          label={t(`organisationData.removal.replacement.${kind}`)}
          noneLabel={t('organisationData.removal.choose')}
          value={replacement.unitId}
          exceptUnitId={unitId}
          error={fault}
          onChange={(chosen) => onChange({ ...replacement, unitId: chosen })}
        />
      ) : null}
    </div>
  );
}
