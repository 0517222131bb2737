import { Details } from './details.tsx';
import { useToasts } from './toasts.ts';

type PastToastsProps = {
  readonly summary: (count: number) => string;
  /** Milliseconds since 1970 as a time of day. */
  readonly timeOf: (at: number) => string;
};

/** The messages that have left the screen, newest first. */
export function PastToasts({ summary, timeOf }: PastToastsProps) {
  const { past } = useToasts();
  if (past.length === 0) {
    return null;
  }
  return (
    <Details summary={summary(past.length)}>
      <ul className="past-toasts">
        {past.map((toast) => (
          <li key={toast.id}>
            {timeOf(toast.at)} {toast.text}
            {toast.detail ? ` ${toast.detail}` : ''}
          </li>
        ))}
      </ul>
    </Details>
  );
}
