import type { RefObject } from 'react';
import { Menu, MenuContext, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { AriaSurroundings } from './aria-surroundings.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export type MenuChoice = {
  readonly key: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly disabled?: boolean;
} & ({ readonly href: string } | { readonly onChoose: () => void });

/** Which choice has the focus when the menu opens; for a pointer none, the menu itself. */
export type MenuStart = 'first' | 'last' | 'none';

export type MenuWindowProps = {
  readonly label: string;
  readonly choices: readonly MenuChoice[];
  readonly start: MenuStart;
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
};

/** What `MenuButton` fetches: the open menu with React Aria's behaviour. */
export function MenuWindow({ label, choices, start, opener, onClose }: MenuWindowProps) {
  return (
    <AriaSurroundings>
      <Popover
        className="menu-popover"
        placement="bottom end"
        offset={4}
        trigger="MenuTrigger"
        triggerRef={opener}
        aria-label={label}
        isOpen
        onOpenChange={(open) => (open ? undefined : onClose())}
      >
        {/* A menu takes from here where its focus begins, as React Aria's own button tells it. */}
        <MenuContext value={{ autoFocus: start === 'none' ? true : start, onClose }}>
          <Menu className="menu-list" aria-label={label}>
            {choices.map((choice) => (
              <Choice key={choice.key} choice={choice} />
            ))}
          </Menu>
        </MenuContext>
      </Popover>
    </AriaSurroundings>
  );
}

function Choice({ choice }: { readonly choice: MenuChoice }) {
  const doing = 'href' in choice ? { href: choice.href } : { onAction: choice.onChoose };
  return (
    <MenuItem
      id={choice.key}
      className="menu-item"
      textValue={choice.label}
      isDisabled={choice.disabled ?? false}
      {...doing}
    >
      {choice.icon ? <Icon name={choice.icon} /> : null}
      <span>{choice.label}</span>
    </MenuItem>
  );
}
