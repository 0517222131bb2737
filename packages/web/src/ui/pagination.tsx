import { ButtonLink } from './button-link.tsx';
import { Button } from './button.tsx';

type PageStep = { readonly href: string } | { readonly onClick: () => void };

type PaginationProps = {
  readonly label: string;
  readonly previousLabel: string;
  readonly nextLabel: string;
  readonly previous: PageStep | undefined;
  readonly next: PageStep | undefined;
  /** What is shown, such as "25 brugere på siden". */
  readonly status?: string;
};

/** Previous and next only (decision 46): pages by key have no numbers. Nothing is shown when there is but one page. */
export function Pagination({ label, previousLabel, nextLabel, previous, next, status }: PaginationProps) {
  if (previous === undefined && next === undefined) {
    return null;
  }
  return (
    <div className="pagination-row">
      {status ? <p>{status}</p> : null}
      <nav aria-label={label}>
        {previous ? <Step step={previous} label={previousLabel} icon="chevron-left" /> : null}
        {next ? (
          <span className="pagination-next">
            <Step step={next} label={nextLabel} icon="chevron-right" />
          </span>
        ) : null}
      </nav>
    </div>
  );
}

type StepProps = {
  readonly step: PageStep;
  readonly label: string;
  readonly icon: 'chevron-left' | 'chevron-right';
};

function Step({ step, label, icon }: StepProps) {
  return 'href' in step ? (
    <ButtonLink href={step.href} look="secondary" icon={icon}>
      {label}
    </ButtonLink>
  ) : (
    <Button onClick={step.onClick} look="secondary" icon={icon}>
      {label}
    </Button>
  );
}
