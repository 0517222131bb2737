import { useEffect, useState } from 'react';
import type { AlertKind } from './alert.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { dismissToast, useToasts, type Toast } from './toasts.ts';

type ToastRegionProps = {
  readonly label: string;
  readonly closeLabel: string;
  readonly kindLabels: Readonly<Record<AlertKind, string>>;
};

// UX-49 asks for at least five seconds; one with a button needs time to read and to reach it.
const shownMs = 7_000;
const shownWithActionMs = 15_000;

/** The corner in which messages turn up. It is on the page from the start, so that screen readers follow it. */
export function ToastRegion({ label, closeLabel, kindLabels }: ToastRegionProps) {
  const { shown } = useToasts();
  return (
    <section className="toast-region" aria-label={label}>
      <div role="status" aria-live="polite" aria-relevant="additions" className="stack">
        {shown.map((toast) => (
          <ToastMessage key={toast.id} toast={toast} closeLabel={closeLabel} kindLabel={kindLabels[toast.kind]} />
        ))}
      </div>
    </section>
  );
}

type ToastMessageProps = { readonly toast: Toast; readonly closeLabel: string; readonly kindLabel: string };

function ToastMessage({ toast, closeLabel, kindLabel }: ToastMessageProps) {
  const [paused, setPaused] = useState(false);
  const { id, kind, text, detail, action } = toast;
  useEffect(() => {
    if (paused) {
      return undefined;
    }
    const timer = window.setTimeout(() => dismissToast(id), action ? shownWithActionMs : shownMs);
    return () => window.clearTimeout(timer);
  }, [paused, id, action]);
  return (
    <div
      className={`toast toast-${kind}`}
      onMouseEnter={() => setPaused(true)}
      onMouseLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
    >
      <div className="toast-icon">
        <Icon name={kind} label={kindLabel} />
      </div>
      <div className="toast-message">
        <p>
          <strong>{text}</strong>
        </p>
        {detail ? <p>{detail}</p> : null}
        {action ? (
          <button
            type="button"
            className="text-button"
            onClick={() => {
              action.run();
              dismissToast(id);
            }}
          >
            {action.label}
          </button>
        ) : null}
      </div>
      <IconButton icon="close" label={closeLabel} className="toast-close" onClick={() => dismissToast(id)} />
    </div>
  );
}
