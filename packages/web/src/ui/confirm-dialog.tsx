import { useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

export type ConfirmDialogProps = {
  /** Names the object: "Slet Åse Ærø?" */
  readonly title: string;
  /** What is lost, and whether it can be undone. */
  readonly children: ReactNode;
  /** The verb with its object: "Slet bruger". */
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly closeLabel: string;
  /** Set while the action runs. */
  readonly pendingLabel?: string | false | undefined;
  readonly look?: 'primary' | 'danger';
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** Asks before what is hard to undo; the focus starts on the harmless button. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, cancelLabel, closeLabel, pendingLabel, look = 'danger' } = props;
  const cancelButton = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      title={title}
      closeLabel={closeLabel}
      onClose={props.onCancel}
      startFocus={cancelButton}
      interrupting
      actions={
        <>
          <Button look={look} pendingLabel={pendingLabel} onClick={props.onConfirm}>
            {confirmLabel}
          </Button>
          <Button look="secondary" ref={cancelButton} onClick={props.onCancel}>
            {cancelLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
