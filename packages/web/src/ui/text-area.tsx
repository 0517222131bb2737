import type { Ref, TextareaHTMLAttributes } from 'react';
import { afterPress } from './after-press.ts';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldTexts } from './field-frame.tsx';

type NativeProps = Pick<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  'id' | 'name' | 'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'rows' | 'maxLength' | 'disabled'
>;

type TextAreaProps = NativeProps &
  FieldTexts & {
    /** What is written is read by programs: letters of one width, no spelling. */
    readonly code?: boolean;
    readonly ref?: Ref<HTMLTextAreaElement>;
  };

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { label, help, error, warning, optionalLabel, id, code, rows = 8, onBlur, ...native } = props;
  return (
    <FieldFrame
      {...{ label, help, error, warning, optionalLabel, id }}
      control={(attributes) => (
        <textarea
          {...native}
          {...attributes}
          rows={rows}
          spellCheck={code ? false : undefined}
          autoComplete="off"
          className={classNames('form-input', code && 'form-code')}
          onBlur={(event) => afterPress(() => onBlur?.(event))}
        />
      )}
    />
  );
}
