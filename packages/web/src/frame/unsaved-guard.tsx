import { useBlocker } from '@tanstack/react-router';
import { useEffect } from 'react';
import { LeavingQuestion } from './leaving-question.tsx';
import { holdUnsaved, isReleased } from './unsaved.ts';

type UnsavedGuardProps = {
  /** react-hook-form's `isDirty`, false once saved. */
  readonly dirty: boolean;
  /** In place of the words about what was typed. */
  readonly title?: string;
  readonly text?: string;
};

/** Asks before what was typed, or what is shown only once, is lost: by a link, by Back, or by closing the window. */
export function UnsavedGuard({ dirty, title, text }: UnsavedGuardProps) {
  useEffect(() => (dirty ? holdUnsaved() : undefined), [dirty]);
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty && !isReleased(),
    withResolver: true,
  });
  if (blocker.status !== 'blocked') {
    return null;
  }
  return <LeavingQuestion title={title} text={text} onLeave={blocker.proceed} onStay={blocker.reset} />;
}
