import { useEffect, useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react';
import { afterPress } from './after-press.ts';
import { classNames } from './class-names.ts';
import { HelpText } from './help-text.tsx';

type NativeProps = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'id' | 'name' | 'value' | 'checked' | 'defaultChecked' | 'onChange' | 'onBlur' | 'disabled'
>;

type CheckboxProps = NativeProps & {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** Some but not all of what it stands for. */
  readonly mixed?: boolean;
  /** The label is read aloud but not seen, for the first column of a table. */
  readonly labelHidden?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
};

/** dkfds draws the box on the label after the input, so the order matters. */
export function Checkbox({ label, help, mixed, labelHidden, id, onBlur, ...native }: CheckboxProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  // "Some" can be set by script alone; HTML has no attribute for it.
  useEffect(() => {
    const input = document.getElementById(fieldId);
    if (input instanceof HTMLInputElement) {
      input.indeterminate = mixed ?? false;
    }
  }, [fieldId, mixed, native.checked]);
  return (
    <div className="form-group-checkbox">
      <input
        {...native}
        id={fieldId}
        type="checkbox"
        className={classNames('form-checkbox', mixed && 'mixed')}
        aria-describedby={help ? `${fieldId}-help` : undefined}
        // What leaving it takes away from the page must not move the next box from under the press.
        onBlur={(event) => afterPress(() => onBlur?.(event))}
      />
      <label htmlFor={fieldId}>{labelHidden ? <span className="sr-only">{label}</span> : label}</label>
      {help ? <HelpText id={`${fieldId}-help`}>{help}</HelpText> : null}
    </div>
  );
}
