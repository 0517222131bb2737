import { unitKinds, type UnitKind } from '@tillid/domain/organisations/unit';
import { useId } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { UnitField, useUnitChoices } from '../organisation-data/unit-field.tsx';
import { unitParts } from './unit-parts.ts';
import { useChosenUnit } from './use-chosen-unit.ts';
import type { ListPlace } from './use-list-place.ts';

/** The production unit, SE number and invoicing method of whoever is shown, each where the organisation has any. */
export function UnitFilter({ place }: { readonly place: ListPlace }) {
  return unitKinds.map((kind) => <OneKind key={kind} kind={kind} place={place} />);
}

function OneKind({ kind, place: { view, filterBy } }: { readonly kind: UnitKind; readonly place: ListPlace }) {
  const { t } = useTranslation();
  const id = useId();
  const hasAny = (useUnitChoices(kind).data?.found ?? 0) > 0;
  const part = unitParts[kind];
  const [chosenId] = view.filter[part];
  const chosen = useChosenUnit(chosenId);
  if (!hasAny) {
    return null;
  }
  return (
    <UnitField
      kind={kind}
      id={id}
      label={t(`userList.unit.${kind}`)}
      noneLabel={t('userList.all')}
      value={chosenId ?? ''}
      known={chosen === undefined ? [] : [chosen]}
      onChange={(unitId) => filterBy({ [part]: unitId === '' ? [] : [unitId] })}
    />
  );
}
