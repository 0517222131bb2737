import { useEffect, useId, useState, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { ErrorMessage } from './error-message.tsx';
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
  /** Why a text must not be searched for; it is then told at the field and goes nowhere. */
  readonly refusal?: (text: string) => string | undefined;
};

const pauseMs = 250;

/** Searches a moment after the last key, or at once with Enter and the button. */
export function SearchField({ label, searchLabel, help, value, onSearch, refusal }: SearchFieldProps) {
  const id = useId();
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [sent, setSent] = useState(value);
  if (seen !== value) {
    setSeen(value);
    // An answer to what was typed here must not take back what has been typed since, such as the blank before the next word.
    if (value !== sent) {
      setSent(value);
      setText(value);
    }
  }
  const refused = refusal?.(text.trim());
  useEffect(() => {
    if (text.trim() === value || refused !== undefined) {
      return undefined;
    }
    const timer = window.setTimeout(() => {
      setSent(text.trim());
      onSearch(text.trim());
    }, pauseMs);
    return () => window.clearTimeout(timer);
  }, [text, value, onSearch, refused]);
  return (
    <form
      role="search"
      className="search-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (refused === undefined) {
          setSent(text.trim());
          onSearch(text.trim());
        }
      }}
    >
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      {help ? <HelpText id={`${id}-help`}>{help}</HelpText> : null}
      <span id={`${id}-refusal`} role="status">
        {refused === undefined ? null : <ErrorMessage>{refused}</ErrorMessage>}
      </span>
      <div className="search">
        <input
          id={id}
          type="search"
          className="form-input"
          aria-describedby={classNames(help ? `${id}-help` : undefined, `${id}-refusal`)}
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
