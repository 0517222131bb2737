import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

/** Why there is nothing: never been anything, nothing found, nothing left to do, could not be fetched, may not be seen. */
export type EmptyKind = 'first-use' | 'no-hits' | 'all-done' | 'error' | 'no-access';

const icons: Readonly<Record<EmptyKind, IconName>> = {
  'first-use': 'persons',
  'no-hits': 'search',
  'all-done': 'success',
  error: 'error',
  'no-access': 'lock',
};

type EmptyStateProps = {
  readonly kind: EmptyKind;
  readonly title: string;
  readonly children: ReactNode;
  /** The next step: a button or a link. */
  readonly action: ReactNode;
  readonly icon?: IconName;
};

export function EmptyState({ kind, title, children, action, icon }: EmptyStateProps) {
  return (
    <div className={`empty-state empty-state-${kind}`} role={kind === 'error' ? 'alert' : undefined}>
      <Icon name={icon ?? icons[kind]} />
      <h2>{title}</h2>
      <div className="text-width">{children}</div>
      {action}
    </div>
  );
}
