import type { ReactNode } from 'react';
import { usePatience } from './use-patience.ts';

type SkeletonProps = {
  readonly label: string;
  readonly lines?: number;
  /** What can be done when it takes long (UX-50). */
  readonly whenSlow?: ReactNode;
  /** Where something was shown and waited for already. */
  readonly atOnce?: boolean;
};

const patienceMs = 400;
const longPatienceMs = 10_000;

/** Grey lines where content will be. Nothing shows for the first 0.4 s: what comes quickly should not blink. */
export function Skeleton({ label, lines = 6, whenSlow, atOnce = false }: SkeletonProps) {
  const shown = usePatience(atOnce ? 0 : patienceMs);
  const slow = usePatience(longPatienceMs);
  if (!shown) {
    return null;
  }
  return (
    <div className="skeleton">
      <div role="status">
        <span className="sr-only">{label}</span>
        {slow ? whenSlow : null}
      </div>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  );
}
