import type { ReplyOf } from '@tillid/contract/endpoint';
import { findUnits } from '@tillid/contract/organisation-data';
import type { UnitKind } from '@tillid/domain/organisations/unit';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import type { FieldTexts } from '../../ui/field-frame.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import type { CalledUnit } from './unit-values.ts';

type UnitFieldProps = Omit<FieldTexts, 'help'> & {
  readonly help?: string;
  readonly kind: UnitKind;
  readonly id: string;
  /** The id of the chosen unit, '' for none. */
  readonly value: string;
  /** Told the unit as well, where one was chosen. */
  readonly onChange: (unitId: string, unit: CalledUnit | undefined) => void;
  readonly onBlur?: (() => void) | undefined;
  /** What it is called that none is chosen. */
  readonly noneLabel: string;
  /** Units that may be chosen already and that the search need not find any more. */
  readonly known?: readonly CalledUnit[];
  /** Left out of the choice. */
  readonly exceptUnitId?: string;
};

type Choices = ReplyOf<typeof findUnits>;

/** The units of a kind that can be chosen, the first of them where there are many. */
export function useUnitChoices(kind: UnitKind, search = '', enabled = true): UseQueryResult<Choices> {
  const query = { kind, ...(search === '' ? {} : { search }) };
  return useEndpoint(findUnits, { query }, { keepPrevious: true, enabled });
}

/** A choice among the units of a kind: a list of few, and a field to type in where there are many (UX-27). */
export function UnitField(props: UnitFieldProps) {
  const { kind } = props;
  const { t } = useTranslation();
  const all = useUnitChoices(kind);
  if (all.data === undefined) {
    return all.error ? <p>{t('organisationData.choice.failed')}</p> : <Skeleton label={t('ui.loading')} lines={2} />;
  }
  const { items, found } = all.data;
  return found > items.length ? <ManyUnits {...props} /> : <FewUnits {...props} units={items} />;
}

type FewProps = UnitFieldProps & { readonly units: readonly CalledUnit[] };

function FewUnits({ units, known = [], exceptUnitId, noneLabel, ...props }: FewProps) {
  const { value, onChange } = props;
  const absent = known.filter(({ unitId }) => unitId === value && units.every((unit) => unit.unitId !== unitId));
  const shown = [...units, ...absent].filter(({ unitId }) => unitId !== exceptUnitId);
  return (
    <Select
      {...fieldOf(props)}
      wide
      value={value}
      options={[
        { value: '', label: noneLabel },
        ...shown.map((unit) => ({ value: unit.unitId, label: unitLabel(unit) })),
      ]}
      onChange={({ target }) =>
        onChange(
          target.value,
          shown.find(({ unitId }) => unitId === target.value),
        )
      }
    />
  );
}

function ManyUnits(props: UnitFieldProps) {
  const { kind, known = [], exceptUnitId, value, onChange } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [seen, setSeen] = useState<readonly CalledUnit[]>([]);
  const search = useSettled(typed.trim());
  const { data } = useUnitChoices(kind, search);
  const status = useStatus(data, search);
  const options = (data?.items ?? [])
    .filter(({ unitId }) => unitId !== exceptUnitId)
    .map((unit) => ({ value: unit.unitId, label: unitLabel(unit) }));
  const chosen = [...seen, ...known, ...(data?.items ?? [])].find(({ unitId }) => unitId === value);
  return (
    <ComboBox
      {...fieldOf(props)}
      help={[props.help, t('organisationData.choice.help')].filter(Boolean).join(' ')}
      options={options}
      chosen={{ value, label: chosen === undefined ? '' : unitLabel(chosen) }}
      onChoose={(option) => {
        // A later search need not find what was chosen, and it must still be called by its name.
        const unit = data?.items.find(({ unitId }) => unitId === option.value);
        setSeen(unit === undefined ? [] : [unit]);
        onChange(option.value, unit);
      }}
      onType={setTyped}
      status={status}
      openLabel={t('ui.showChoices')}
    />
  );
}

function fieldOf(props: FieldTexts & Pick<UnitFieldProps, 'id' | 'onBlur'>) {
  const { id, label, help, error, warning, optionalLabel, onBlur } = props;
  return { id, label, help, error, warning, optionalLabel, onBlur };
}

function useStatus(data: Choices | undefined, search: string): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (data === undefined) {
    return t('ui.loading');
  }
  const { items, found } = data;
  const shown = format.number(items.length);
  if (found === 0) {
    return t('organisationData.choice.noHits', { search });
  }
  return found > items.length
    ? t('organisationData.choice.shown', { shown, found: format.number(found) })
    : t('organisationData.choice.all', { count: found, shown });
}

/** What a unit is called where one line has to do. */
export function unitLabel({ number, name }: Pick<CalledUnit, 'number' | 'name'>): string {
  return `${number} ${name}`;
}
