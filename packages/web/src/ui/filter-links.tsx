import type { MouseEvent } from 'react';

type FilterLinksProps = {
  readonly label: string;
  readonly choices: readonly {
    readonly key: string;
    /** With the number that it shows: "Fejl (3)". */
    readonly label: string;
    readonly href: string;
    readonly chosen: boolean;
  }[];
  readonly onFollow: (href: string, event: MouseEvent) => void;
};

/** Which part of a list is shown; each choice has an address of its own. */
export function FilterLinks({ label, choices, onFollow }: FilterLinksProps) {
  return (
    <nav className="filter-links" aria-label={label}>
      <ul>
        {choices.map((choice) => (
          <li key={choice.key}>
            <a
              href={choice.href}
              aria-current={choice.chosen ? 'true' : undefined}
              onClick={(event) => onFollow(choice.href, event)}
            >
              {choice.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
