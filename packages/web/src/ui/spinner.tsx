type SpinnerProps = { readonly label: string; readonly showLabel?: boolean };

/** Something is on its way; the label is always read aloud. */
export function Spinner({ label, showLabel = true }: SpinnerProps) {
  return (
    <span className="spinner-row" role="status">
      <span className="spinner spinner-small" aria-hidden="true" />
      <span className={showLabel ? undefined : 'sr-only'}>{label}</span>
    </span>
  );
}
