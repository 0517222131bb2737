import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { AriaSurroundings } from './aria-surroundings.tsx';
import { buttonClass, type ButtonLook } from './button-look.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export type MenuChoice = {
  readonly key: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly disabled?: boolean;
} & ({ readonly href: string } | { readonly onChoose: () => void });

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
  return (
    <AriaSurroundings>
      <MenuTrigger>
        <Button className={buttonClass(look)} {...(children === undefined ? { 'aria-label': label } : {})}>
          {children === undefined ? null : <span>{children}</span>}
          <Icon name="chevron-down" />
        </Button>
        <Popover className="menu-popover" placement="bottom end" offset={4}>
          <Menu className="menu-list" aria-label={label}>
            {choices.map((choice) => (
              <Choice key={choice.key} choice={choice} />
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
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
