import type { ReactNode } from 'react';
import { buttonClass, type ButtonLook } from './button-look.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

type ButtonLinkProps = {
  readonly href: string;
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  /** Name of the file when the link fetches one. */
  readonly download?: string | true;
};

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ href, children, look = 'primary', icon, download }: ButtonLinkProps) {
  return (
    <a href={href} className={buttonClass(look)} download={download}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </a>
  );
}
