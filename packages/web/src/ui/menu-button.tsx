import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { buttonClass, type ButtonLook } from './button-look.ts';
import { Icon } from './icon.tsx';
import { lazily } from './lazily.tsx';
import type { MenuChoice, MenuStart, MenuWindowProps } from './menu-window.tsx';

export type { MenuChoice } from './menu-window.tsx';

const load = async () => (await import('./menu-window.tsx')).MenuWindow;
const MenuWindow = lazily<MenuWindowProps>(load, ({ onClose }) => onClose());

const pauseMs = 500;

// The behaviour of a menu weighs more than a page: it comes once the page stands, before it is asked for.
window.setTimeout(() => void load().catch(() => undefined), pauseMs);

const startOfKey: Readonly<Record<string, MenuStart>> = { ArrowDown: 'first', ArrowUp: 'last' };

type MenuButtonProps = {
  /** Text on the button, or nothing for the bare triangle. */
  readonly children?: ReactNode;
  /** Name of the menu, and of the button when it has no text. */
  readonly label: string;
  readonly choices: readonly MenuChoice[];
  readonly look?: ButtonLook;
};

/** A button that opens a menu of actions or pages: arrow keys, type-ahead, Escape. */
export function MenuButton({ children, label, choices, look = 'secondary' }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [start, setStart] = useState<MenuStart>();
  function openByArrow(event: KeyboardEvent) {
    const byKey = startOfKey[event.key];
    if (byKey !== undefined) {
      event.preventDefault();
      setStart(byKey);
    }
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={buttonClass(look)}
        aria-label={children === undefined ? label : undefined}
        aria-haspopup="menu"
        aria-expanded={start !== undefined}
        // A click that no pointer made was made by a key or a screen reader: its focus goes to the first choice.
        onClick={({ detail }) => setStart(start === undefined ? (detail === 0 ? 'first' : 'none') : undefined)}
        onKeyDown={openByArrow}
      >
        {children === undefined ? null : <span>{children}</span>}
        <Icon name="chevron-down" />
      </button>
      {start === undefined ? null : (
        <MenuWindow label={label} choices={choices} start={start} opener={button} onClose={() => setStart(undefined)} />
      )}
    </>
  );
}
