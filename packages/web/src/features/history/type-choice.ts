import { kindsOfGroup, kindsOfType, type EventGroup } from '@tillid/domain/history/event-groups';
import type { EventKind } from '@tillid/domain/history/event-kinds';
import { joinTypes, splitTypes } from '@tillid/domain/history/history-view';
import { foldText } from '@tillid/domain/users/person-name';

/** The kinds that a list of types chooses. */
export function chosenKinds(types: string | undefined): ReadonlySet<EventKind> {
  return new Set(types === undefined ? [] : splitTypes(types).flatMap(kindsOfType));
}

/** The list of types after kinds were ticked or their ticks taken away; undefined for none. */
export function withKinds(types: string | undefined, kinds: readonly EventKind[], ticked: boolean): string | undefined {
  const chosen = new Set(chosenKinds(types));
  for (const kind of kinds) {
    if (ticked) {
      chosen.add(kind);
    } else {
      chosen.delete(kind);
    }
  }
  const joined = joinTypes(chosen);
  return joined === '' ? undefined : joined;
}

/** How much of a group is chosen. */
export function shareOf(group: EventGroup, chosen: ReadonlySet<EventKind>): 'all' | 'some' | 'none' {
  const kinds = kindsOfGroup(group);
  const count = kinds.filter((kind) => chosen.has(kind)).length;
  return count === 0 ? 'none' : count === kinds.length ? 'all' : 'some';
}

/** The kinds of a group whose sentence, or whose group's name, has every word that is searched for. */
export function kindsWithWords(
  group: { readonly name: string; readonly kinds: readonly EventKind[] },
  search: string,
  sentenceOf: (kind: EventKind) => string,
): readonly EventKind[] {
  const words = foldText(search)
    .split(' ')
    .filter((word) => word !== '');
  return group.kinds.filter((kind) => {
    const text = foldText(`${group.name} ${sentenceOf(kind)}`);
    return words.every((word) => text.includes(word));
  });
}
