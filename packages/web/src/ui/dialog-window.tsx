import { useRef, type ReactNode, type RefObject } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { AriaSurroundings } from './aria-surroundings.tsx';
import { IconButton } from './icon-button.tsx';

export type DialogProps = {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons in a row below; the first is the usual one. */
  readonly actions: ReactNode;
  /** What has the focus at the start; the heading's neighbour, the close button, unless told. */
  readonly startFocus?: RefObject<HTMLElement | null>;
  readonly wide?: boolean;
  /** Alerts interrupt: they are read at once and a click beside them does not close them. */
  readonly interrupting?: boolean;
};

/** What `Dialog` fetches: the window with React Aria's behaviour. */
export function DialogWindow(props: DialogProps) {
  const { title, closeLabel, onClose, children, actions, startFocus, wide, interrupting } = props;
  const focused = useRef(false);
  function takeFocus(element: HTMLElement | null) {
    if (element && !focused.current && startFocus?.current) {
      focused.current = true;
      startFocus.current.focus();
    }
  }
  return (
    <AriaSurroundings>
      <ModalOverlay
        className="dialog-backdrop"
        isOpen
        isDismissable={!interrupting}
        onOpenChange={(open) => (open ? undefined : onClose())}
      >
        <Modal className={wide ? 'dialog-window dialog-wide' : 'dialog-window'}>
          <AriaDialog className="dialog" role={interrupting ? 'alertdialog' : 'dialog'} ref={takeFocus}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <div className="dialog-content">{children}</div>
            <div className="dialog-actions">{actions}</div>
            <IconButton icon="close" label={closeLabel} className="dialog-close" onClick={onClose} />
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </AriaSurroundings>
  );
}
