import type { InputHTMLAttributes, Ref } from 'react';
import { afterPress } from './after-press.ts';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldTexts } from './field-frame.tsx';

type NativeProps = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | 'id'
  | 'name'
  | 'value'
  | 'defaultValue'
  | 'onChange'
  | 'onBlur'
  | 'autoComplete'
  | 'inputMode'
  | 'maxLength'
  | 'readOnly'
  | 'disabled'
  | 'spellCheck'
>;

type TextFieldProps = NativeProps &
  FieldTexts & {
    readonly type?: 'text' | 'email' | 'tel';
    /** Width that tells how much is expected. */
    readonly width?: 'short' | 'medium' | 'full';
    readonly ref?: Ref<HTMLInputElement>;
  };

const widthClasses = { short: 'input-char-11', medium: undefined, full: 'input-width-xl' } as const;

/** One line of text. Works controlled, or with react-hook-form: `<TextField label=… {...register('email')} />`. */
export function TextField(props: TextFieldProps) {
  const { label, help, error, warning, optionalLabel, id, type = 'text', width = 'medium', onBlur, ...native } = props;
  return (
    <FieldFrame
      {...{ label, help, error, warning, optionalLabel, id }}
      control={(attributes) => (
        <input
          {...native}
          {...attributes}
          type={type}
          className={classNames('form-input', widthClasses[width])}
          onBlur={(event) => afterPress(() => onBlur?.(event))}
        />
      )}
    />
  );
}
