import type { UnitKind } from '@tillid/domain/organisations/unit';
import { useSignedIn } from '../../api/session.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { UnitTags } from './unit-tags.tsx';
import type { Unit } from './use-unit-page.ts';

type UnitTableProps = { readonly kind: UnitKind; readonly units: readonly Unit[] };

/** Units by name; the name leads to what can be done with the unit. */
export function UnitTable({ kind, units }: UnitTableProps) {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  const columns: readonly TableColumn<Unit>[] = [
    {
      key: 'name',
      heading: t('organisationData.name'),
      cell: (unit) => (
        <span className="tag-row">
          <a href={paths.unit(unit.unitId)}>{unit.name}</a>
          <UnitTags unit={unit} />
        </span>
      ),
      rowHeading: true,
    },
    { key: 'number', heading: t(`organisationData.number.${kind}`), cell: (unit) => unit.number },
  ];
  return (
    <Table
      caption={t('organisationData.caption', {
        kind: t(`organisationData.kind.${kind}`),
        organisation: organisation.name,
      })}
      columns={columns}
      rows={units}
      rowKey={(unit) => unit.unitId}
    />
  );
}
