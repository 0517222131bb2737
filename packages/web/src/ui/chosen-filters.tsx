import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

type ChosenFiltersProps = {
  readonly label: string;
  readonly clear: { readonly label: string; readonly href: string };
  readonly children: ReactNode;
};

/** What a list is narrowed to: `ChosenFilter`s, each to be taken away by itself, and a link that takes all away. */
export function ChosenFilters({ label, clear, children }: ChosenFiltersProps) {
  return (
    <ul className="chosen-filters" aria-label={label}>
      {children}
      <li>
        <a href={clear.href}>{clear.label}</a>
      </li>
    </ul>
  );
}

type ChosenFilterProps = {
  readonly label: string;
  readonly removeLabel: string;
  /** Where the list is that is not narrowed to it. */
  readonly without: string;
};

/** One thing that a list is narrowed to. */
export function ChosenFilter({ label, removeLabel, without }: ChosenFilterProps) {
  return (
    <li>
      <a href={without} className="chosen-filter">
        <VisuallyHidden>{removeLabel} </VisuallyHidden>
        <span>{label}</span>
        <Icon name="close" />
      </a>
    </li>
  );
}
