import type { DialogProps } from './dialog-window.tsx';
import { lazily } from './lazily.tsx';

const load = async () => (await import('./dialog-window.tsx')).DialogWindow;
const DialogWindow = lazily<DialogProps>(load, ({ onClose }) => onClose());

const pauseMs = 500;

// Most visits open no dialog, and its behaviour is the heaviest part of a form: it comes once the page stands, before it is asked for.
window.setTimeout(() => void load().catch(() => undefined), pauseMs);

/** A window over the page: keeps the focus inside, closes with Escape and gives the focus back to its opener. Render it only while open. */
export function Dialog(props: DialogProps) {
  return <DialogWindow {...props} />;
}
