import { useState } from 'react';

export type SecretKept = {
  readonly isKept: boolean;
  readonly setKept: (kept: boolean) => void;
  /** Set when somebody tried to close before ticking. */
  readonly isAsked: boolean;
  /** Does `then` when the secret is kept, and otherwise asks for the tick. */
  readonly close: (then: () => void) => void;
};

/** The id of the box to be ticked. */
export const secretKeptId = 'secret-kept';

/** A secret that is shown once must not be lost by a slip: it goes when the administrator says that it is kept. */
export function useSecretKept(): SecretKept {
  const [isKept, setKept] = useState(false);
  const [isAsked, setAsked] = useState(false);
  function close(then: () => void) {
    if (isKept) {
      then();
    } else {
      setAsked(true);
      document.getElementById(secretKeptId)?.focus();
    }
  }
  return { isKept, setKept, isAsked, close };
}
