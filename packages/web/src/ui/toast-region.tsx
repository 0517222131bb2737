import { useRef } from 'react';
import type { AlertKind } from './alert.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { dismissToast, useToasts, type Toast } from './toasts.ts';
import { useEscape } from './use-escape.ts';
import { useToastPause } from './use-toast-pause.ts';

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
  const { id, kind, text, detail, action } = toast;
  const box = useRef<HTMLDivElement>(null);
  const pause = useToastPause(id, action ? shownWithActionMs : shownMs);
  useEscape(pause.isIn, dismiss);
  function dismiss() {
    pause.giveFocusBack(box.current);
    dismissToast(id);
  }
  return (
    <div ref={box} className={`toast toast-${kind}`} {...pause.watched}>
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
              dismiss();
              action.run();
            }}
          >
            {action.label}
          </button>
        ) : null}
      </div>
      <IconButton icon="close" label={closeLabel} className="toast-close" onClick={dismiss} />
    </div>
  );
}
