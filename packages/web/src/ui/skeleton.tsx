import { useEffect, useState } from 'react';

type SkeletonProps = { readonly label: string; readonly lines?: number };

const patienceMs = 400;

/** Grey lines where content will be. Nothing shows for the first 0.4 s: what comes quickly should not blink. */
export function Skeleton({ label, lines = 6 }: SkeletonProps) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setSlow(true), patienceMs);
    return () => window.clearTimeout(timer);
  }, []);
  if (!slow) {
    return null;
  }
  return (
    <div className="skeleton" role="status">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  );
}
