import type { Ref } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

type IconButtonProps = {
  readonly icon: IconName;
  /** What it does; the only words that it has. */
  readonly label: string;
  readonly onClick: () => void;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function IconButton({ icon, label, onClick, className = '', ref }: IconButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      className={`button button-icon-only ${className}`}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
