import { organisationEventGroups } from '@tillid/domain/history/event-groups';
import { actorClasses, splitTypes } from '@tillid/domain/history/history-view';
import type { ToldPerson } from '@tillid/text/history-words';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ChosenFilter, ChosenFilters } from '../../ui/chosen-filters.tsx';
import { isNarrowed } from './history-address.ts';
import { useHistoryWords } from './use-history-words.ts';
import type { HistoryPlace } from './use-history-address.ts';

type ChosenFiltersProps = {
  readonly place: HistoryPlace;
  /** Who is asked for by id, as the server names them. */
  readonly actor: ToldPerson | null;
  readonly user: ToldPerson | null;
};

type Chosen = { readonly key: string; readonly label: string; readonly without: string };

// More stand together as their number.
const mostTypesNamed = 4;

/** What the list is narrowed by, each to be taken away by itself or all at once. */
export function ChosenHistoryFilters({ place, actor, user }: ChosenFiltersProps) {
  const { t } = useTranslation();
  const chosen = [...usePeriod(place), ...useTypes(place), ...usePeople({ place, actor, user })];
  if (!isNarrowed(place.address)) {
    return null;
  }
  const everything = { from: undefined, to: undefined, types: undefined, actor: undefined, user: undefined };
  return (
    <ChosenFilters
      label={t('ui.chosenFilters')}
      clear={{ label: t('ui.clearFilters'), href: place.hrefOf(everything) }}
    >
      {chosen.map(({ key, label, without }) => (
        <ChosenFilter key={key} label={label} removeLabel={t('ui.removeFilter')} without={without} />
      ))}
    </ChosenFilters>
  );
}

function usePeriod({ address, hrefOf }: HistoryPlace): Chosen[] {
  const { t } = useTranslation();
  const format = useFormat();
  return (['from', 'to'] as const).flatMap((key) => {
    const day = address[key];
    const label = `${t(`history.${key}`)}: ${day === undefined ? '' : format.day(day)}`;
    return day === undefined ? [] : [{ key, label, without: hrefOf({ [key]: undefined }) }];
  });
}

function useTypes({ address, hrefOf }: HistoryPlace): Chosen[] {
  const { t } = useTranslation();
  const words = useHistoryWords();
  const types = address.types === undefined ? [] : splitTypes(address.types);
  if (types.length > mostTypesNamed) {
    const label = t('history.typesTogether', { count: types.length });
    return [{ key: 'types', label, without: hrefOf({ types: undefined }) }];
  }
  return types.map((type) => {
    const group = organisationEventGroups.find((each) => each === type);
    const others = types.filter((other) => other !== type).join(',');
    return {
      key: type,
      label: group === undefined ? words.event(type) : t(`history.group.${group}`),
      without: hrefOf({ types: others === '' ? undefined : others }),
    };
  });
}

function usePeople({ place: { address, hrefOf }, actor, user }: ChosenFiltersProps): Chosen[] {
  const { t } = useTranslation();
  const { person: nameOf } = useHistoryWords();
  const unnamed = actorClasses.find((each) => each === address.actor);
  const by = unnamed === undefined ? actor && nameOf(actor) : t(`history.actorKind.${unnamed}`);
  return [
    ...(address.user === undefined
      ? []
      : [
          {
            key: 'user',
            label: `${t('history.about')}: ${user ? nameOf(user) : '…'}`,
            without: hrefOf({ user: undefined }),
          },
        ]),
    ...(address.actor === undefined
      ? []
      : [{ key: 'actor', label: `${t('history.actor')}: ${by ?? '…'}`, without: hrefOf({ actor: undefined }) }]),
  ];
}
