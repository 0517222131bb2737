import { useId, type ChangeEventHandler, type FocusEventHandler, type ReactNode, type Ref } from 'react';
import { Fieldset } from './fieldset.tsx';
import { HelpText } from './help-text.tsx';

export type RadioOption = {
  readonly value: string;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly disabled?: boolean;
};

type RadioGroupProps = {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly RadioOption[];
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly id?: string;
  /** Absent when react-hook-form holds the value. */
  readonly value?: string;
  readonly onChange?: ChangeEventHandler<HTMLInputElement>;
  readonly onBlur?: FocusEventHandler<HTMLInputElement>;
  readonly ref?: Ref<HTMLInputElement>;
};

/** One of few. */
export function RadioGroup({ legend, options, help, error, id, value, ...native }: RadioGroupProps) {
  const ownId = useId();
  const groupId = id ?? ownId;
  return (
    <Fieldset legend={legend} look="label" help={help} error={error} id={groupId}>
      {options.map((option) => {
        const optionId = `${groupId}-${option.value}`;
        const held = value === undefined ? {} : { checked: option.value === value };
        return (
          <div className="form-group-radio" key={option.value}>
            <input
              {...native}
              {...held}
              id={optionId}
              type="radio"
              className="form-radio"
              value={option.value}
              disabled={option.disabled}
              aria-describedby={option.help ? `${optionId}-help` : undefined}
            />
            <label htmlFor={optionId}>{option.label}</label>
            {option.help ? <HelpText id={`${optionId}-help`}>{option.help}</HelpText> : null}
          </div>
        );
      })}
    </Fieldset>
  );
}
