import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export type AlertKind = 'info' | 'success' | 'warning' | 'error';

type AlertProps = {
  readonly kind: AlertKind;
  /** Word for the kind, such as "Advarsel": the colour and the icon in text. */
  readonly kindLabel: string;
  readonly heading?: string;
  readonly headingLevel?: 'h2' | 'h3';
  readonly children?: ReactNode;
  /** Read aloud at once when it turns up; leave out for what stands on the page from the start. */
  readonly announce?: boolean;
};

/** A message that stays on the page. */
export function Alert({ kind, kindLabel, heading, headingLevel = 'h2', children, announce }: AlertProps) {
  const Heading = headingLevel;
  const urgent = kind === 'error' || kind === 'warning';
  return (
    <div className={`alert alert-${kind}`} role={announce ? (urgent ? 'alert' : 'status') : undefined}>
      <Icon name={kind} label={kindLabel} className="alert-icon" />
      <div className="alert-body">
        {heading ? <Heading className="alert-heading">{heading}</Heading> : null}
        {children ? <div className="alert-content">{children}</div> : null}
      </div>
    </div>
  );
}
