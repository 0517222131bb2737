import { useId, useRef } from 'react';
import { classNames } from './class-names.ts';
import { FieldFrame, type ControlAttributes, type FieldTexts } from './field-frame.tsx';
import { Icon } from './icon.tsx';
import { useComboBox, type ComboBoxOption, type ComboBoxState } from './use-combo-box.ts';

type ComboBoxProps = FieldTexts & {
  readonly id?: string | undefined;
  /** The options that what is typed finds, found elsewhere. */
  readonly options: readonly ComboBoxOption[];
  /** What is chosen; `value` is '' when nothing is. */
  readonly chosen: ComboBoxOption;
  readonly onChoose: (option: ComboBoxOption) => void;
  /** What is typed, '' when nothing is; told with every key. */
  readonly onType: (text: string) => void;
  /** Such as "Viser 20 af 143": stands below the options and is read aloud. */
  readonly status: string;
  readonly openLabel: string;
  readonly onBlur?: (() => void) | undefined;
};

/**
 * One of very many, found by typing a part of it (WAI-ARIA, editable combobox with list autocomplete). Leaving the field without
 * choosing keeps what was chosen; an empty field is no choice.
 */
export function ComboBox(props: ComboBoxProps) {
  const { label, help, error, warning, optionalLabel, id, options, chosen, status, openLabel } = props;
  const listId = useId();
  const state = useComboBox(props);
  return (
    <FieldFrame
      {...{ label, help, error, warning, optionalLabel, id }}
      control={(attributes) => (
        <div className="combo-box">
          <Control state={state} attributes={attributes} listId={listId} openLabel={openLabel} />
          {state.isOpen ? (
            <div className="combo-box-window">
              <Options state={state} options={options} chosen={chosen} listId={listId} label={label} />
              <p className="combo-box-status">{status}</p>
            </div>
          ) : null}
          <span role="status" className="sr-only">
            {state.isOpen ? status : ''}
          </span>
        </div>
      )}
    />
  );
}

type ControlProps = {
  readonly state: ComboBoxState;
  readonly attributes: ControlAttributes;
  readonly listId: string;
  readonly openLabel: string;
};

function Control({ state, attributes, listId, openLabel }: ControlProps) {
  const input = useRef<HTMLInputElement>(null);
  const { isOpen, active } = state;
  return (
    <div className="combo-box-control">
      <input
        {...attributes}
        ref={input}
        type="text"
        role="combobox"
        className="form-input"
        autoComplete="off"
        spellCheck={false}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active !== undefined ? optionId(listId, active) : undefined}
        value={state.text}
        onChange={(event) => state.type(event.target.value)}
        onKeyDown={state.onKeyDown}
        onClick={state.open}
        onBlur={state.leave}
      />
      <button
        type="button"
        className="combo-box-button"
        tabIndex={-1}
        aria-label={openLabel}
        aria-expanded={isOpen}
        // The field keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          input.current?.focus();
          state.toggle();
        }}
      >
        <Icon name="chevron-down" />
      </button>
    </div>
  );
}

type OptionsProps = Pick<ComboBoxProps, 'options' | 'chosen' | 'label'> & Pick<ControlProps, 'state' | 'listId'>;

function Options({ state, options, chosen, listId, label }: OptionsProps) {
  return (
    <div id={listId} role="listbox" aria-label={label} className="combo-box-list">
      {options.map((option, index) => (
        <button
          key={option.value}
          id={optionId(listId, index)}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={option.value === chosen.value}
          className={classNames('combo-box-option', index === state.active && 'combo-box-active')}
          ref={index === state.active ? keepInSight : undefined}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => state.choose(option)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

function keepInSight(option: HTMLButtonElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}
