import type { Ref, TextareaHTMLAttributes } from 'react';
import { afterPress } from './after-press.ts';
import { FieldFrame, type FieldTexts } from './field-frame.tsx';

type NativeProps = Pick<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  'id' | 'name' | 'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'maxLength' | 'rows' | 'disabled'
>;

type TextAreaProps = NativeProps & FieldTexts & { readonly ref?: Ref<HTMLTextAreaElement> };

/** Several lines of text. */
export function TextArea({ label, help, error, warning, optionalLabel, id, onBlur, ...native }: TextAreaProps) {
  return (
    <FieldFrame
      {...{ label, help, error, warning, optionalLabel, id }}
      control={(attributes) => (
        <textarea
          {...native}
          {...attributes}
          className="form-input"
          onBlur={(event) => afterPress(() => onBlur?.(event))}
        />
      )}
    />
  );
}
