import { useId, useRef } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DropDown } from '../../ui/drop-down.tsx';

type ChoiceFilterProps<T extends string> = {
  readonly label: string;
  /** What it is called that none is chosen. */
  readonly noneLabel: string;
  readonly choices: readonly T[];
  readonly chosen: readonly T[];
  readonly wordOf: (choice: T) => string;
  readonly onChoose: (chosen: readonly T[], options: { readonly replace: boolean }) => void;
};

/** Several of a closed set, ticked in a box that opens. */
export function ChoiceFilter<T extends string>(props: ChoiceFilterProps<T>) {
  const { label, noneLabel, choices, chosen, wordOf, onChoose } = props;
  const { t } = useTranslation();
  const id = useId();
  // The first tick is a new view, to which Back returns from; those that follow belong to it.
  const hasTicked = useRef(false);
  function tick(choice: T, ticked: boolean) {
    const next = choices.filter((each) => (each === choice ? ticked : chosen.includes(each)));
    onChoose(next, { replace: hasTicked.current });
    hasTicked.current = true;
  }
  const [only] = chosen;
  const text =
    only !== undefined && chosen.length === 1 ? wordOf(only) : t('userList.chosen', { count: chosen.length });
  return (
    <DropDown
      label={label}
      text={chosen.length === 0 ? noneLabel : text}
      closeLabel={t('ui.close')}
      onOpen={() => (hasTicked.current = false)}
    >
      {choices.map((choice) => (
        <Checkbox
          key={choice}
          id={`${id}-${choice}`}
          label={wordOf(choice)}
          checked={chosen.includes(choice)}
          onChange={(event) => tick(choice, event.target.checked)}
        />
      ))}
    </DropDown>
  );
}
