import { Icon } from './icon.tsx';

/** Leads one level up, above the heading. */
export function BackLink({ href, label }: { readonly href: string; readonly label: string }) {
  return (
    <a className="back-link" href={href}>
      <Icon name="chevron-left" />
      {label}
    </a>
  );
}
