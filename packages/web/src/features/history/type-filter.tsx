import { kindsOfGroup, organisationEventGroups, type EventGroup } from '@tillid/domain/history/event-groups';
import type { EventKind } from '@tillid/domain/history/event-kinds';
import { useId, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DropDown } from '../../ui/drop-down.tsx';
import { Fieldset } from '../../ui/fieldset.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { chosenKinds, kindsWithWords, shareOf, withKinds } from './type-choice.ts';
import type { HistoryPlace } from './use-history-address.ts';

/** Which types of activity are shown: found by words, several at once, group by group. */
export function TypeFilter({ place }: { readonly place: HistoryPlace }) {
  const { t } = useTranslation();
  const chosen = chosenKinds(place.address.types);
  // The first tick is a new view, to which Back returns from; those that follow belong to it.
  const hasTicked = useRef(false);
  function tick(kinds: readonly EventKind[], ticked: boolean) {
    place.go({ types: withKinds(place.address.types, kinds, ticked) }, { replace: hasTicked.current });
    hasTicked.current = true;
  }
  return (
    <DropDown
      label={t('history.types')}
      text={chosen.size === 0 ? t('history.allTypes') : t('history.chosenTypes', { count: chosen.size })}
      closeLabel={t('ui.close')}
      onOpen={() => (hasTicked.current = false)}
    >
      <TypeList chosen={chosen} onTick={tick} />
    </DropDown>
  );
}

type TypeListProps = {
  readonly chosen: ReadonlySet<EventKind>;
  readonly onTick: (kinds: readonly EventKind[], ticked: boolean) => void;
};

function TypeList({ chosen, onTick }: TypeListProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const groups = organisationEventGroups
    .map((group) => {
      const name = t(`history.group.${group}`);
      const kinds = kindsWithWords({ name, kinds: kindsOfGroup(group) }, search, (kind) => t(`history.kind.${kind}`));
      return { group, name, kinds };
    })
    .filter(({ kinds }) => kinds.length > 0);
  const count = groups.reduce((sum, { kinds }) => sum + kinds.length, 0);
  return (
    <>
      <TextField
        label={t('history.findType')}
        width="full"
        autoComplete="off"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <p role="status" className="form-hint">
        {count === 0 ? t('history.noType') : t('history.typesFound', { count })}
      </p>
      {groups.map((group) => (
        <GroupBoxes key={group.group} {...group} isWhole={search.trim() === ''} chosen={chosen} onTick={onTick} />
      ))}
    </>
  );
}

type GroupBoxesProps = TypeListProps & {
  readonly group: EventGroup;
  readonly name: string;
  readonly kinds: readonly EventKind[];
  /** Whether all its kinds are shown, so that they can be ticked as one. */
  readonly isWhole: boolean;
};

function GroupBoxes({ group, name, kinds, isWhole, chosen, onTick }: GroupBoxesProps) {
  const { t } = useTranslation();
  const id = useId();
  const share = shareOf(group, chosen);
  return (
    <Fieldset legend={name} look="label">
      {isWhole && kinds.length > 1 ? (
        <Checkbox
          label={t('history.wholeGroup', { group: name })}
          checked={share === 'all'}
          mixed={share === 'some'}
          onChange={() => onTick(kinds, share !== 'all')}
        />
      ) : null}
      {kinds.map((kind) => (
        <Checkbox
          key={kind}
          id={`${id}-${kind}`}
          label={t(`history.kind.${kind}`)}
          checked={chosen.has(kind)}
          onChange={(event) => onTick([kind], event.target.checked)}
        />
      ))}
    </Fieldset>
  );
}
