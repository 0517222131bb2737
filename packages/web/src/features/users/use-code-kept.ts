import { useState } from 'react';

export type CodeKept = {
  readonly isKept: boolean;
  readonly setKept: (kept: boolean) => void;
  /** Set when somebody tried to close before ticking. */
  readonly isAsked: boolean;
  /** Does `then` when the code is kept, and otherwise asks for the tick. */
  readonly close: (then: () => void) => void;
};

/** The id of the box to be ticked. */
export const codeKeptId = 'code-kept';

/** A code that is shown once must not be lost by a slip: it goes when the administrator says that it is kept. */
export function useCodeKept(): CodeKept {
  const [isKept, setKept] = useState(false);
  const [isAsked, setAsked] = useState(false);
  function close(then: () => void) {
    if (isKept) {
      then();
    } else {
      setAsked(true);
      document.getElementById(codeKeptId)?.focus();
    }
  }
  return { isKept, setKept, isAsked, close };
}
