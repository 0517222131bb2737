import { useRef, useState } from 'react';
import { ConfirmDialog, type ConfirmDialogProps } from './confirm-dialog.tsx';
import { TextField } from './text-field.tsx';

type TypedWordDialogProps = ConfirmDialogProps & {
  /** What has to be typed; capital or small letters alike. */
  readonly word: string;
  readonly wordLabel: string;
  /** Said at the field when something else stands there. */
  readonly wordFault: string;
};

/** Asks before what cannot be undone and reaches far: the button does nothing until the word is typed, and says so (UX-20). */
export function TypedWordDialog({ word, wordLabel, wordFault, children, onConfirm, ...rest }: TypedWordDialogProps) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isRefused, setRefused] = useState(false);
  function confirm() {
    if (typed.trim().toLowerCase() === word.toLowerCase()) {
      onConfirm();
      return;
    }
    setRefused(true);
    field.current?.focus();
  }
  return (
    <ConfirmDialog {...rest} onConfirm={confirm}>
      {children}
      <TextField
        ref={field}
        label={wordLabel}
        error={isRefused ? wordFault : undefined}
        width="short"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setRefused(false);
        }}
      />
    </ConfirmDialog>
  );
}
