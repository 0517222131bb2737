import type { ReactNode } from 'react';
import { PageHeading } from '../ui/page-heading.tsx';

type MessagePageProps = {
  readonly title: string;
  readonly children: ReactNode;
  /** The next step. */
  readonly actions?: ReactNode;
};

/** A page that says one thing and offers the next step. */
export function MessagePage({ title, children, actions }: MessagePageProps) {
  return (
    <>
      <PageHeading title={title} />
      <div className="stack">
        <div className="text-width">{children}</div>
        {actions ? <div className="form-actions">{actions}</div> : null}
      </div>
    </>
  );
}
