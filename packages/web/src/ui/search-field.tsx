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
  /** Told a refused text when it is sent all the same, by Enter or the button, and undefined once the field holds another. */
  readonly onRefused?: (text: string | undefined) => void;
};

const pauseMs = 250;

/** Searches a moment after the last key, or at once with Enter and the button. */
export function SearchField(props: SearchFieldProps) {
  const { label, searchLabel, help, onRefused } = props;
  const id = useId();
  const { text, setText, refused, send } = useTyped(props);
  return (
    <form
      role="search"
      className="search-field"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      {help ? <HelpText id={`${id}-help`}>{help}</HelpText> : null}
      <span id={`${id}-refusal`} role="status">
        {refused === undefined ? null : <Refusal isNote={onRefused !== undefined}>{refused}</Refusal>}
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

/** A fault, unless sending the text all the same is a way to go on. */
function Refusal({ isNote, children }: { readonly isNote: boolean; readonly children: string }) {
  return isNote ? <HelpText>{children}</HelpText> : <ErrorMessage>{children}</ErrorMessage>;
}

type Typed = Pick<SearchFieldProps, 'value' | 'onSearch' | 'refusal' | 'onRefused'>;

/** What is typed, sent a moment after the last key or at once by `send`; what is refused goes nowhere by itself. */
function useTyped({ value, onSearch, refusal, onRefused }: Typed) {
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
  useEffect(() => onRefused?.(undefined), [text, onRefused]);
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
  function send() {
    if (refused !== undefined) {
      onRefused?.(text.trim());
      return;
    }
    setSent(text.trim());
    onSearch(text.trim());
  }
  return { text, setText, refused, send };
}
