import { useId } from 'react';

type ProgressProps = {
  readonly label: string;
  /** In words, such as "412 af 1.000 rækker". */
  readonly status: string;
  /** From 0 to `total`; undefined while nobody knows. */
  readonly done?: number | undefined;
  readonly total?: number;
};

/** How far it is, in words and as a bar. */
export function Progress({ label, status, done, total }: ProgressProps) {
  const labelId = useId();
  return (
    <div className="progress">
      <div className="progress-label">
        <strong id={labelId}>{label}</strong>
        <span>{status}</span>
      </div>
      <progress aria-labelledby={labelId} value={done} max={total} aria-valuetext={status} />
    </div>
  );
}
