import type { UnitKind } from '@tillid/domain/organisations/unit';
import { unitFieldOf } from '@tillid/domain/users/user-units';
import { useAddressQuery, useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { UnitField, unitLabel } from '../organisation-data/unit-field.tsx';
import { useChosenUnit } from '../user-list/use-chosen-unit.ts';
import type { SelectionBody } from '../user-selection/selection.ts';
import { OrderCheck } from './order-check.tsx';

type AssignUnitFormProps = {
  readonly kind: UnitKind;
  readonly selection: SelectionBody;
  readonly backHref: string;
};

const none = 'none';

/** Which unit of a kind many users are given, or that they are to have none. */
export function AssignUnitForm({ kind, selection, backHref }: AssignUnitFormProps) {
  const { t } = useTranslation();
  const go = useGo();
  const { unit: asked = '' } = useAddressQuery();
  const takes = asked === none;
  const chosen = useChosenUnit(asked === '' || takes ? undefined : asked);
  const choose = (unit: string) => go(paths.newBulkChange({ action: 'assign-unit', kind, unit }), { replace: true });
  const unitId = takes ? null : chosen?.unitId;
  return (
    <>
      <div className="form-stack">
        <RadioGroup
          legend={t('bulkChanges.assign.legend')}
          name="assignment"
          value={takes ? 'take' : 'give'}
          options={[
            { value: 'give', label: t(`bulkChanges.assign.give.${kind}`) },
            { value: 'take', label: t(`bulkChanges.assign.take.${kind}`) },
          ]}
          onChange={({ target }) => choose(target.value === 'take' ? none : '')}
        />
        {takes ? null : (
          <UnitField
            kind={kind}
            id="unit"
            label={t(`organisationData.field.${unitFieldOf[kind]}`)}
            noneLabel={t('bulkChanges.assign.choose')}
            value={chosen?.unitId ?? ''}
            known={chosen === undefined ? [] : [chosen]}
            onChange={choose}
          />
        )}
      </div>
      <OrderCheck
        wording={takes ? 'take-unit' : 'assign-unit'}
        order={unitId === undefined ? undefined : { kind: 'unit', body: { selection, unit: { kind, unitId } } }}
        missing={t('bulkChanges.assign.missing')}
        unit={chosen === undefined ? '' : unitLabel(chosen)}
        backHref={backHref}
      />
    </>
  );
}
