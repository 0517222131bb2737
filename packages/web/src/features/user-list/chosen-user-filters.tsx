import { unitKinds, type UnitKind } from '@tillid/domain/organisations/unit';
import { everyUser, isEveryUser, type UserFilter } from '@tillid/domain/users/user-filter';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ChosenFilter, ChosenFilters } from '../../ui/chosen-filters.tsx';
import { unitLabel } from '../organisation-data/unit-field.tsx';
import { unitParts } from './unit-parts.ts';
import { useChosenUnit } from './use-chosen-unit.ts';
import type { ListPlace } from './use-list-place.ts';
import { useNewestImports } from './use-newest-imports.ts';

type Chosen = { readonly key: string; readonly label: string; readonly without: Partial<UserFilter> };

/** What the list is narrowed to, each part to be taken away by itself or all at once; the search stands in its own field. */
export function ChosenUserFilters({ place }: { readonly place: ListPlace }) {
  const { t } = useTranslation();
  const { filter } = place.view;
  const chosen = [...useSets(filter), ...useDays(filter), ...useMarks(filter)];
  if (isEveryUser({ ...filter, search: '' })) {
    return null;
  }
  return (
    <ChosenFilters
      label={t('ui.chosenFilters')}
      clear={{ label: t('ui.clearFilters'), href: place.hrefOf({ filter: { ...everyUser, search: filter.search } }) }}
    >
      {chosen.map(({ key, label, without }) => (
        <ChosenFilter
          key={key}
          label={label}
          removeLabel={t('ui.removeFilter')}
          without={place.hrefOfFilter(without)}
        />
      ))}
      {unitKinds.flatMap((kind) =>
        filter[unitParts[kind]].map((unitId) => <UnitChip key={unitId} kind={kind} unitId={unitId} place={place} />),
      )}
      {filter.importId === undefined ? null : <ImportChip importId={filter.importId} place={place} />}
    </ChosenFilters>
  );
}

type UnitChipProps = { readonly kind: UnitKind; readonly unitId: string; readonly place: ListPlace };

function UnitChip({ kind, unitId, place }: UnitChipProps) {
  const { t } = useTranslation();
  const unit = useChosenUnit(unitId);
  const part = unitParts[kind];
  const others = place.view.filter[part].filter((each) => each !== unitId);
  return (
    <ChosenFilter
      label={`${t(`userList.unit.${kind}`)}: ${unit === undefined ? unitId : unitLabel(unit)}`}
      removeLabel={t('ui.removeFilter')}
      without={place.hrefOfFilter({ [part]: others })}
    />
  );
}

function ImportChip({ importId, place }: { readonly importId: string; readonly place: ListPlace }) {
  const { t } = useTranslation();
  const chosen = useNewestImports().find((each) => each.importId === importId);
  const label = chosen === undefined ? t('userList.fromImport') : `${t('userList.import')}: ${chosen.fileName}`;
  return (
    <ChosenFilter
      label={label}
      removeLabel={t('ui.removeFilter')}
      without={place.hrefOfFilter({ importId: undefined })}
    />
  );
}

function useSets({ statuses, authenticators, activation }: UserFilter): Chosen[] {
  const { t } = useTranslation();
  return [
    ...statuses.map((status) => ({
      key: status,
      label: t(`words.status.${status}`),
      without: { statuses: statuses.filter((each) => each !== status) },
    })),
    ...authenticators.map((choice) => ({
      key: choice,
      label: t(`words.authenticator.${choice}`),
      without: { authenticators: authenticators.filter((each) => each !== choice) },
    })),
    ...activation.map((matter) => ({
      key: matter,
      label: t(`userList.activation.${matter}`),
      without: { activation: activation.filter((each) => each !== matter) },
    })),
  ];
}

function useDays(filter: UserFilter): Chosen[] {
  const { t } = useTranslation();
  const format = useFormat();
  return (['createdFrom', 'createdTo', 'notSignedInSince'] as const).flatMap((key) => {
    const day = filter[key];
    return day === undefined
      ? []
      : [{ key, label: `${t(`userList.${key}`)}: ${format.day(day)}`, without: { [key]: undefined } }];
  });
}

function useMarks({ anonymous, neverActivated, deactivationPlanned }: UserFilter): Chosen[] {
  const { t } = useTranslation();
  return [
    ...(anonymous === undefined
      ? []
      : [
          {
            key: 'anonymous',
            label: t(anonymous ? 'userList.anonymous' : 'userList.notAnonymous'),
            without: { anonymous: undefined },
          },
        ]),
    ...(neverActivated
      ? [{ key: 'neverActivated', label: t('userList.neverActivated'), without: { neverActivated: false } }]
      : []),
    ...(deactivationPlanned
      ? [
          {
            key: 'deactivationPlanned',
            label: t('userList.deactivationPlanned'),
            without: { deactivationPlanned: false },
          },
        ]
      : []),
  ];
}
