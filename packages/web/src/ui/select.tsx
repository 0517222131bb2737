import type { Ref, SelectHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldTexts } from './field-frame.tsx';
import { Icon } from './icon.tsx';

type NativeProps = Pick<
  SelectHTMLAttributes<HTMLSelectElement>,
  'id' | 'name' | 'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'disabled'
>;

type SelectProps = NativeProps &
  FieldTexts & {
    readonly options: readonly { readonly value: string; readonly label: string }[];
    /** For long options, such as a number with a name. */
    readonly wide?: boolean;
    readonly ref?: Ref<HTMLSelectElement>;
  };

/** The browser's own list: right on touch, with keys and in forced colours. */
export function Select({ label, help, error, warning, optionalLabel, id, options, wide, ...native }: SelectProps) {
  return (
    <FieldFrame
      {...{ label, help, error, warning, optionalLabel, id }}
      control={(attributes) => (
        <div className={classNames('form-select-wrapper', wide && 'form-select-wide')}>
          <select {...native} {...attributes} className="form-select">
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" />
        </div>
      )}
    />
  );
}
