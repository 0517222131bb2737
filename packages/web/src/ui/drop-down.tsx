import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

type DropDownProps = {
  /** What is chosen here: "Type". */
  readonly label: string;
  /** What is chosen now: "Alle typer". */
  readonly text: string;
  readonly closeLabel: string;
  readonly onOpen?: () => void;
  readonly children: ReactNode;
};

/** A field that opens a box with more than a list can hold. The page beside it stays usable; Escape and a press elsewhere close it. */
export function DropDown({ label, text, closeLabel, onOpen, children }: DropDownProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useCloseElsewhere(box, open, setOpen);
  function close() {
    setOpen(false);
    opener.current?.focus();
  }
  function closeByKey(event: KeyboardEvent) {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    }
  }
  function toggle() {
    if (!open) {
      onOpen?.();
    }
    setOpen(!open);
  }
  return (
    <div className="form-group drop-down" ref={box} onKeyDown={closeByKey} role="presentation">
      <span className="form-label" id={`${id}-label`}>
        {label}
      </span>
      <button
        ref={opener}
        type="button"
        className="drop-down-button"
        id={`${id}-button`}
        aria-labelledby={`${id}-label ${id}-text`}
        aria-expanded={open}
        aria-controls={open ? `${id}-box` : undefined}
        onClick={toggle}
      >
        <span id={`${id}-text`}>{text}</span>
        <Icon name={open ? 'chevron-up' : 'chevron-down'} />
      </button>
      {open ? (
        <div id={`${id}-box`} className="drop-down-box" role="group" aria-labelledby={`${id}-label`}>
          <div className="drop-down-content">{children}</div>
          <div className="drop-down-end">
            <Button look="secondary" onClick={close}>
              {closeLabel}
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}

function useCloseElsewhere(box: RefObject<HTMLElement | null>, open: boolean, setOpen: (open: boolean) => void) {
  useEffect(() => {
    if (!open) {
      return undefined;
    }
    function closeElsewhere(event: Event) {
      if (event.target instanceof Node && !box.current?.contains(event.target)) {
        setOpen(false);
      }
    }
    document.addEventListener('pointerdown', closeElsewhere);
    document.addEventListener('focusin', closeElsewhere);
    return () => {
      document.removeEventListener('pointerdown', closeElsewhere);
      document.removeEventListener('focusin', closeElsewhere);
    };
  }, [box, open, setOpen]);
}
