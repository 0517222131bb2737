import { iconsUrl } from 'virtual:icons';
import { classNames } from './class-names.ts';
import type { IconName } from './icon-names.ts';

type IconProps = {
  readonly name: IconName;
  /** Only where no text stands beside it; otherwise the icon is hidden from screen readers. */
  readonly label?: string;
  readonly className?: string;
};

export function Icon({ name, label, className }: IconProps) {
  const naming = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg className={classNames('icon-svg', className)} focusable="false" {...naming}>
      <use href={`${iconsUrl}#${name}`} />
    </svg>
  );
}
