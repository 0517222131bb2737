import { isUnitFieldShown, unitFields, type UnitField as UnitFieldName } from '@tillid/domain/users/user-units';
import { useSignedIn } from '../../api/session.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { UnitField, unitLabel, useUnitChoices } from './unit-field.tsx';
import { calledUnits, unitFieldNames, type CalledUnit, type PresentUnits, type UnitValues } from './unit-values.ts';

type UnitFieldsProps = {
  readonly values: UnitValues;
  /** What the user has already: shown and chosen whatever has changed since. */
  readonly present?: PresentUnits;
  /** Further units that may have come to be chosen, such as by somebody else meanwhile. */
  readonly known?: readonly CalledUnit[];
  readonly idOf: (field: UnitFieldName) => string;
  readonly errorOf: (field: UnitFieldName) => string | undefined;
  readonly onChange: (field: UnitFieldName, unitId: string, unit: CalledUnit | undefined) => void;
};

/** What a user is associated with, each field where the organisation uses it. */
export function UnitFields({ values, present = {}, known = [], idOf, errorOf, onChange }: UnitFieldsProps) {
  const { t } = useTranslation();
  const { shown, isLoading } = useShownUnitFields(present);
  const labels = useUnitFieldLabels();
  const noneLabel = useNoneLabel();
  const all = [...calledUnits(present), ...known];
  if (isLoading) {
    return <Skeleton label={t('ui.loading')} lines={4} />;
  }
  return shown.map((field) => (
    <UnitField
      key={field}
      kind={unitFields[field]}
      id={idOf(field)}
      label={labels[field]}
      optionalLabel={t('ui.optional')}
      help={t(`organisationData.field.help.${field}`)}
      error={errorOf(field)}
      value={values[field]}
      known={all}
      noneLabel={noneLabel(field)}
      onChange={(unitId, unit) => onChange(field, unitId, unit)}
    />
  ));
}

/** Which of the fields there are for a user: by the settings, by what is registered, and by what the user has already. */
export function useShownUnitFields(present: PresentUnits = {}): {
  readonly shown: readonly UnitFieldName[];
  readonly isLoading: boolean;
} {
  const { organisation: settings } = useSignedIn();
  const choices = {
    productionUnitId: useUnitChoices('production-unit'),
    seNumberId: useUnitChoices('se-number'),
    invoicingMethodId: useUnitChoices('invoicing-method'),
  };
  const shown = unitFieldNames.filter((field) =>
    isUnitFieldShown(unitFields[field], {
      settings,
      // What cannot be fetched is told at the field.
      anyRegistered: choices[field].error !== null || (choices[field].data?.found ?? 0) > 0,
      hasPresent: (present[field] ?? null) !== null,
    }),
  );
  return { shown, isLoading: unitFieldNames.some((field) => choices[field].isLoading) };
}

/** What the fields are called. */
export function useUnitFieldLabels(): UnitValues {
  const { t } = useTranslation();
  return {
    productionUnitId: t('organisationData.field.productionUnitId'),
    seNumberId: t('organisationData.field.seNumberId'),
    invoicingMethodId: t('organisationData.field.invoicingMethodId'),
  };
}

/** What it is called that nothing is chosen; without an invoicing method of the own the default one pays. */
export function useNoneLabel(): (field: UnitFieldName) => string {
  const { t } = useTranslation();
  const methods = useUnitChoices('invoicing-method');
  const method = methods.data?.items.find(({ isDefault }) => isDefault);
  return (field) => {
    if (field !== 'invoicingMethodId') {
      return t('organisationData.choice.none');
    }
    return method === undefined
      ? t('organisationData.choice.defaultMethod')
      : t('organisationData.choice.defaultMethodNamed', { name: method.name });
  };
}

/** What a chosen unit is called, of those that are known. */
export function useSpokenUnit(known: readonly CalledUnit[]): (unitId: string, field: UnitFieldName) => string {
  const noneLabel = useNoneLabel();
  return (unitId, field) => {
    const unit = known.find((each) => each.unitId === unitId);
    return unit === undefined ? noneLabel(field) : unitLabel(unit);
  };
}
