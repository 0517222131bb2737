import { useId, useState, type KeyboardEvent } from 'react';
import { FieldFrame } from './field-frame.tsx';

export type TypeAheadChoice = { readonly key: string; readonly label: string };

type TypeAheadProps = {
  readonly label: string;
  readonly help?: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What the text finds; told again whenever the text changes. */
  readonly choices: readonly TypeAheadChoice[];
  /** How many there are and whether there are more, read aloud. */
  readonly status: string;
  readonly onChoose: (key: string) => void;
};

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at <= 0 ? count : at) - 1,
};

/** A text field that offers what the text finds: the focus stays in the field, arrows walk the offers, Enter takes one (ARIA combobox). */
export function TypeAhead({ label, help, text, onText, choices, status, onChoose }: TypeAheadProps) {
  const id = useId();
  const { open, at, active, show, close, choose, onKeyDown } = useOffers(choices, onChoose);
  return (
    <div className="type-ahead">
      <FieldFrame
        label={label}
        help={help}
        id={id}
        control={(attributes) => (
          <input
            {...attributes}
            type="text"
            role="combobox"
            className="form-input input-width-xl"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={open && choices.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={active === undefined ? undefined : `${id}-${active.key}`}
            value={text}
            onChange={(event) => {
              onText(event.target.value);
              show();
            }}
            onClick={show}
            onKeyDown={onKeyDown}
            onBlur={close}
          />
        )}
      />
      <Offers {...{ id, label, choices, status, open, at }} onChoose={({ key }) => choose(key)} />
      {/* What appears together with the box would not be read. */}
      <span role="status" className="sr-only">
        {open ? status : ''}
      </span>
    </div>
  );
}

/** Whether the offers are shown, which of them the arrows have reached, and what the keys do with them. */
function useOffers(choices: readonly TypeAheadChoice[], onChoose: (key: string) => void) {
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const active = open ? choices[at] : undefined;
  function show() {
    setOpen(true);
    setAt(-1);
  }
  function close() {
    setOpen(false);
    setAt(-1);
  }
  function choose(key: string) {
    close();
    onChoose(key);
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = steps[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      setOpen(true);
      setAt(step(open ? Math.min(at, choices.length - 1) : -1, choices.length));
    } else if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault();
      choose(active.key);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    }
  }
  return { open, at, active, show, close, choose, onKeyDown };
}

type OffersProps = Pick<TypeAheadProps, 'label' | 'choices' | 'status'> & {
  readonly id: string;
  readonly open: boolean;
  readonly at: number;
  readonly onChoose: (choice: TypeAheadChoice) => void;
};

/** The focus stays in the field, whose keys do all that is done here with the pointer. */
function Offers({ id, label, choices, status, open, at, onChoose }: OffersProps) {
  return (
    <div className="type-ahead-box" hidden={!open}>
      <div
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={label}
        hidden={choices.length === 0}
        // The field must not lose the focus before what is pressed here is chosen.
        onMouseDown={(event) => event.preventDefault()}
      >
        {choices.map((choice, index) => (
          <div
            key={choice.key}
            id={`${id}-${choice.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => onChoose(choice)}
            onKeyDown={() => undefined}
          >
            {choice.label}
          </div>
        ))}
      </div>
      <p aria-hidden="true">{status}</p>
    </div>
  );
}
