import { useEffect, useId, useState, type ReactNode } from 'react';
import { HelpText } from './help-text.tsx';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

type SearchFieldProps = {
  readonly label: string;
  readonly searchLabel: string;
  readonly help?: ReactNode;
  /** What the list below is searched by; the field follows when it changes from outside. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
};

const pauseMs = 250;

/** Searches a moment after the last key, or at once with Enter and the button. */
export function SearchField({ label, searchLabel, help, value, onSearch }: SearchFieldProps) {
  const id = useId();
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) {
      return undefined;
    }
    const timer = window.setTimeout(() => onSearch(text.trim()), pauseMs);
    return () => window.clearTimeout(timer);
  }, [text, value, onSearch]);
  return (
    <form
      role="search"
      className="search-field"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim());
      }}
    >
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      {help ? <HelpText id={`${id}-help`}>{help}</HelpText> : null}
      <div className="search">
        <input
          id={id}
          type="search"
          className="form-input"
          aria-describedby={help ? `${id}-help` : undefined}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="button button-search">
          <Icon name="search" />
          <VisuallyHidden>{searchLabel}</VisuallyHidden>
        </button>
      </div>
    </form>
  );
}
