import { Details } from './details.tsx';
import { useToasts } from './toasts.ts';

/** The messages that have left the screen, newest first. */
export function PastToasts({ summary }: { readonly summary: (count: number) => string }) {
  const { past } = useToasts();
  if (past.length === 0) {
    return null;
  }
  return (
    <Details summary={summary(past.length)}>
      <ul className="past-toasts">
        {past.map((toast) => (
          <li key={toast.id}>
            {toast.text}
            {toast.detail ? ` ${toast.detail}` : ''}
          </li>
        ))}
      </ul>
    </Details>
  );
}
