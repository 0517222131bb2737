import { ButtonLink } from './button-link.tsx';
import { Button } from './button.tsx';
import type { IconName } from './icon-names.ts';
import { MenuButton, type MenuChoice } from './menu-button.tsx';

type SplitButtonProps = {
  readonly label: string;
  readonly icon?: IconName;
  /** Name of the triangle and of the menu that it opens. */
  readonly menuLabel: string;
  readonly choices: readonly MenuChoice[];
  readonly look?: 'primary' | 'danger';
} & ({ readonly href: string } | { readonly onClick: () => void });

/** The usual action as a button, its relatives behind the triangle. */
export function SplitButton(props: SplitButtonProps) {
  const { label, icon, menuLabel, choices, look = 'primary' } = props;
  const iconProps = icon === undefined ? {} : { icon };
  return (
    <div className="split-button">
      {'href' in props ? (
        <ButtonLink href={props.href} look={look} {...iconProps}>
          {label}
        </ButtonLink>
      ) : (
        <Button onClick={props.onClick} look={look} {...iconProps}>
          {label}
        </Button>
      )}
      {choices.length > 0 ? <MenuButton label={menuLabel} choices={choices} look={look} /> : null}
    </div>
  );
}
