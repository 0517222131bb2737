import { useState, type KeyboardEvent } from 'react';

export type ComboBoxOption = { readonly value: string; readonly label: string };

type ComboBoxParts = {
  readonly options: readonly ComboBoxOption[];
  readonly chosen: ComboBoxOption;
  readonly onChoose: (option: ComboBoxOption) => void;
  readonly onType: (text: string) => void;
  readonly onBlur?: (() => void) | undefined;
};

export type ComboBoxState = {
  readonly isOpen: boolean;
  /** Place of the option that Enter would choose. */
  readonly active: number | undefined;
  /** What stands in the field. */
  readonly text: string;
  readonly open: () => void;
  readonly toggle: () => void;
  readonly type: (text: string) => void;
  readonly choose: (option: ComboBoxOption) => void;
  readonly leave: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
};

const none: ComboBoxOption = { value: '', label: '' };

/** What a combo box remembers while somebody types and moves in it. */
export function useComboBox({ options, chosen, onChoose, onType, onBlur }: ComboBoxParts): ComboBoxState {
  const [typed, setTyped] = useState<string>();
  const [isOpen, setIsOpen] = useState(false);
  const [place, setPlace] = useState<number>();
  const active = place !== undefined && place < options.length ? place : undefined;

  function close(): void {
    setIsOpen(false);
    setPlace(undefined);
    setTyped(undefined);
    onType('');
  }

  function choose(option: ComboBoxOption): void {
    onChoose(option);
    close();
  }

  function type(text: string): void {
    setTyped(text);
    setPlace(undefined);
    setIsOpen(true);
    onType(text);
  }

  function leave(): void {
    if (typed !== undefined && typed.trim() === '' && chosen.value !== '') {
      onChoose(none);
    }
    close();
    onBlur?.();
  }

  function move(step: 1 | -1): void {
    setIsOpen(true);
    if (options.length > 0) {
      const from = active ?? (step === 1 ? -1 : options.length);
      setPlace((from + step + options.length) % options.length);
    }
  }

  return {
    isOpen,
    active,
    text: typed ?? chosen.label,
    open: () => setIsOpen(true),
    toggle: () => (isOpen ? close() : setIsOpen(true)),
    type,
    choose,
    leave,
    onKeyDown: (event) => answerKey(event, { isOpen, option: options[active ?? -1], move, choose, close }),
  };
}

type Answers = {
  readonly isOpen: boolean;
  readonly option: ComboBoxOption | undefined;
  readonly move: (step: 1 | -1) => void;
  readonly choose: (option: ComboBoxOption) => void;
  readonly close: () => void;
};

function answerKey(event: KeyboardEvent<HTMLInputElement>, { isOpen, option, move, choose, close }: Answers): void {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  } else if (event.key === 'Enter' && isOpen) {
    // What is typed is no choice yet, so it must not send the form.
    event.preventDefault();
    if (option !== undefined) {
      choose(option);
    }
  } else if (event.key === 'Escape' && isOpen) {
    // Escape closes the top layer alone.
    event.preventDefault();
    event.stopPropagation();
    close();
  }
}
