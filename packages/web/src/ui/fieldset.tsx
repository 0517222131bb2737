import { useId, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { ErrorMessage } from './error-message.tsx';
import { HelpText } from './help-text.tsx';

type FieldsetProps = {
  readonly legend: string;
  readonly children: ReactNode;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  /** A heading opens a part of the form; a label names one question with several controls. */
  readonly look?: 'heading' | 'label';
  /** So that the error summary can lead here. */
  readonly id?: string | undefined;
};

/** Fields that belong together, with the words that say so. */
export function Fieldset({ legend, children, help, error, look = 'heading', id }: FieldsetProps) {
  const ownId = useId();
  const groupId = id ?? ownId;
  const described = classNames(help ? `${groupId}-help` : undefined, error ? `${groupId}-error` : undefined);
  return (
    <div className={classNames('form-group', error !== undefined && 'form-error')}>
      <fieldset id={groupId} tabIndex={-1} aria-describedby={described || undefined}>
        <legend className={look === 'heading' ? 'fieldset-heading' : 'form-label'}>{legend}</legend>
        {help ? <HelpText id={`${groupId}-help`}>{help}</HelpText> : null}
        {error ? <ErrorMessage id={`${groupId}-error`}>{error}</ErrorMessage> : null}
        {look === 'heading' ? <div className="fieldset-content">{children}</div> : children}
      </fieldset>
    </div>
  );
}
