import { Icon } from './icon.tsx';

type ErrorMessageProps = { readonly id?: string; readonly children: string };

/** What is wrong with one field, beside the field. */
export function ErrorMessage({ id, children }: ErrorMessageProps) {
  return (
    <span id={id} className="form-error-message">
      {children}
    </span>
  );
}

/** What should be thought of once more at one field; it stops nothing. */
export function WarningMessage({ id, children }: ErrorMessageProps) {
  return (
    <span id={id} className="form-warning" role="status">
      <Icon name="warning" />
      <span>{children}</span>
    </span>
  );
}
