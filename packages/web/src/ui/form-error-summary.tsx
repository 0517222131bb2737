import { useContext, useEffect, useRef } from 'react';
import { useTitlePrefix } from './document-title.ts';
import { Icon } from './icon.tsx';
import { UiWords } from './ui-words.ts';

export type SummaryError = {
  /** Id of the field that the link leads to; without it the error is about the whole form. */
  readonly fieldId?: string;
  readonly message: string;
};

type FormErrorSummaryProps = {
  readonly errors: readonly SummaryError[];
  /** Changes with each failed attempt, so that the same errors take the focus again. */
  readonly attempt: number;
};

/** All errors of a form above it: takes the focus, and each links to its field. */
export function FormErrorSummary({ errors, attempt }: FormErrorSummaryProps) {
  const { errorSummary, error: kindLabel, titleErrorPrefix } = useContext(UiWords);
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  useTitlePrefix(shown ? titleErrorPrefix : undefined);
  useEffect(() => {
    if (shown) {
      box.current?.focus();
    }
  }, [attempt, shown]);
  if (!shown) {
    return null;
  }
  const heading = errorSummary(errors.length);
  return (
    <div ref={box} className="alert alert-error error-summary" tabIndex={-1} role="group" aria-label={heading}>
      <Icon name="error" label={kindLabel} className="alert-icon" />
      <div className="alert-body">
        <h2 className="alert-heading">{heading}</h2>
        <ul>
          {errors.map((error) => (
            <li key={`${error.fieldId ?? ''}${error.message}`}>
              <SummaryLine error={error} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function SummaryLine({ error }: { readonly error: SummaryError }) {
  const { fieldId, message } = error;
  if (fieldId === undefined) {
    return message;
  }
  return (
    <a
      href={`#${fieldId}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(fieldId)?.focus();
      }}
    >
      {message}
    </a>
  );
}
