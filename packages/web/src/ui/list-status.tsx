import type { ReactNode } from 'react';

/** What a list says of itself, read aloud when it changes. The focus comes here when a link that narrowed the list goes. */
export function ListStatus({ children }: { readonly children: ReactNode }) {
  return (
    <p role="status" className="list-status" tabIndex={-1} data-list-status="">
      {children}
    </p>
  );
}
