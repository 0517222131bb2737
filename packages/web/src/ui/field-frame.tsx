import { useId, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { ErrorMessage, WarningMessage } from './error-message.tsx';
import { HelpText } from './help-text.tsx';

/** What every field with a label has. */
export type FieldTexts = {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly warning?: string | undefined;
  /** Words such as "(valgfrit)" after the label; fields without them must be filled in. */
  readonly optionalLabel?: string | undefined;
};

/** Attributes that the control inside must carry. */
export type ControlAttributes = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

type FieldFrameProps = FieldTexts & {
  readonly id?: string | undefined;
  readonly control: (attributes: ControlAttributes) => ReactNode;
};

/** Label, help, error and control in the order and with the references that screen readers need. */
export function FieldFrame({ label, help, error, warning, optionalLabel, id, control }: FieldFrameProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const parts = [help && `${fieldId}-help`, error && `${fieldId}-error`, warning && `${fieldId}-warning`];
  const describedBy = classNames(...parts.map((part) => (typeof part === 'string' ? part : undefined)));
  return (
    <div className={classNames('form-group', error !== undefined && 'form-error')}>
      <label className="form-label" htmlFor={fieldId}>
        {label}
        {optionalLabel ? <span className="form-optional"> {optionalLabel}</span> : null}
      </label>
      {help ? <HelpText id={`${fieldId}-help`}>{help}</HelpText> : null}
      {error ? <ErrorMessage id={`${fieldId}-error`}>{error}</ErrorMessage> : null}
      {control({
        id: fieldId,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {warning ? <WarningMessage id={`${fieldId}-warning`}>{warning}</WarningMessage> : null}
    </div>
  );
}
