import { useId, useState, type ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** The "menus" of a profile, one below the other, each opened and closed by itself. */
export function Sections({ children }: { readonly children: ReactNode }) {
  return <div className="sections">{children}</div>;
}

type SectionProps = {
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** A word or a tag at the end of the line, seen while closed. */
  readonly note?: ReactNode;
  readonly startsOpen?: boolean;
  readonly headingLevel?: 'h2' | 'h3' | 'h4';
  /** Told when it opens, so that its content can be fetched then. */
  readonly onOpen?: () => void;
};

export function Section({ title, children, note, startsOpen = false, headingLevel = 'h2', onOpen }: SectionProps) {
  const [open, setOpen] = useState(startsOpen);
  const contentId = useId();
  const Heading = headingLevel;
  function toggle() {
    if (!open) {
      onOpen?.();
    }
    setOpen(!open);
  }
  return (
    <div>
      <Heading className="section-heading">
        <button
          type="button"
          className="section-button"
          aria-expanded={open}
          aria-controls={open ? contentId : undefined}
          onClick={toggle}
        >
          <Icon name={open ? 'minus' : 'plus'} />
          <span className="section-title">{title}</span>
          {note ? <span className="section-note">{note}</span> : null}
        </button>
      </Heading>
      {open ? (
        <div id={contentId} className="section-content">
          {children}
        </div>
      ) : null}
    </div>
  );
}
