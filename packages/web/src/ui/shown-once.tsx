import { useState } from 'react';
import { Checkbox } from './checkbox.tsx';
import { ErrorMessage } from './error-message.tsx';

/** Whether somebody has said that what is shown once is kept. */
export type ShownOnce = {
  readonly isKept: boolean;
  readonly setKept: (kept: boolean) => void;
  /** Set when somebody tried to close before ticking. */
  readonly isAsked: boolean;
  /** Does `then` when it is kept, and otherwise asks for the tick. */
  readonly close: (then: () => void) => void;
};

const boxId = 'shown-once-kept';

/** What is shown once must not be lost by a slip: it goes when somebody says that it is kept. */
export function useShownOnce(): ShownOnce {
  const [isKept, setKept] = useState(false);
  const [isAsked, setAsked] = useState(false);
  function close(then: () => void) {
    if (isKept) {
      then();
    } else {
      setAsked(true);
      document.getElementById(boxId)?.focus();
    }
  }
  return { isKept, setKept, isAsked, close };
}

type KeptBoxProps = { readonly shown: ShownOnce; readonly label: string; readonly missing: string };

/** The box to be ticked before what is shown once goes. */
export function KeptBox({ shown, label, missing }: KeptBoxProps) {
  const isMissing = shown.isAsked && !shown.isKept;
  return (
    <div className={isMissing ? 'form-group form-error' : 'form-group'}>
      <span role="alert">{isMissing ? <ErrorMessage>{missing}</ErrorMessage> : null}</span>
      <Checkbox
        id={boxId}
        label={label}
        checked={shown.isKept}
        onChange={(event) => shown.setKept(event.target.checked)}
      />
    </div>
  );
}
