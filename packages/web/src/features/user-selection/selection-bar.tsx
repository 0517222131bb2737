import { mostNamed } from '@tillid/domain/users/selection-limits';
import type { ReactNode } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { everybodyOf, isFull, nobody, type Selection } from './selection.ts';
import { useShownSelection } from './selection-scope.tsx';
import { useSelectedCount, type SelectedCount } from './use-selected-count.ts';
import { useSelectionSentence } from './use-selection-sentence.ts';
import { UserPageTick, type TickedUser } from './user-ticks.tsx';

type SelectionBarProps = {
  /** The users of the page that is shown. */
  readonly users: readonly TickedUser[];
  /** Whether the page is all there is. */
  readonly isOnlyPage: boolean;
  /** How many the filter finds, as far as that is known: null when they are more than are counted. */
  readonly found?: number | null | undefined;
  /** What can be done with whom is ticked. */
  readonly children: (selection: Selection, count: SelectedCount) => ReactNode;
};

/** How many are ticked, on all pages together, and what can be done with them. */
export function SelectionBar({ users, isOnlyPage, found, children }: SelectionBarProps) {
  const { t } = useTranslation();
  const { selection, select } = useShownSelection();
  const count = useSelectedCount(selection);
  const sentence = useSelectionSentence();
  return (
    <section className="selection-bar" aria-label={t('userSelection.label')}>
      <div className="selection-count">
        <p role="status">
          <strong>{sentence(count)}</strong>
        </p>
        <div className="selection-page">
          <UserPageTick users={users} labelShown />
        </div>
        {selection.kind === 'some' && !isOnlyPage ? <SelectAll found={found} /> : null}
        {count === 0 ? null : (
          <button type="button" className="text-button" onClick={() => select(nobody)}>
            {t('userSelection.clear')}
          </button>
        )}
      </div>
      <Full selection={selection} />
      <Cleared />
      {children(selection, count)}
    </section>
  );
}

function SelectAll({ found }: { readonly found: number | null | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { filter, select, isOld } = useShownSelection();
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <button type="button" className="text-button" disabled={isOld} onClick={() => select(everybodyOf(filter))}>
      {typeof found === 'number'
        ? t('userSelection.selectAll', { shown: format.number(found) })
        : t(isFiltered ? 'userSelection.selectAllFiltered' : 'userSelection.selectAllUncounted')}
    </button>
  );
}

function Full({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!isFull(selection)) {
    return null;
  }
  const isNamed = selection.kind === 'some';
  return (
    <p role="alert">
      {t(isNamed ? 'userSelection.mostNamed' : 'userSelection.mostExcept', { shown: format.number(mostNamed) })}
    </p>
  );
}

/** The place stands before there is something to say, or it would not be read aloud. */
function Cleared() {
  const { t } = useTranslation();
  const format = useFormat();
  const { cleared } = useShownSelection();
  const count = cleared?.kind === 'some' ? cleared.names.size : undefined;
  return (
    <p role="status" className="selection-cleared">
      {cleared === undefined
        ? ''
        : count === undefined
          ? t('userSelection.clearedAll')
          : t('userSelection.cleared', { count, shown: format.number(count) })}
    </p>
  );
}
