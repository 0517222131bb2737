import type { ReactNode } from 'react';

export function HelpText({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <span id={id} className="form-hint">
      {children}
    </span>
  );
}
