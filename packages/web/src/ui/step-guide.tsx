import { Icon } from './icon.tsx';

export type Step = {
  readonly title: string;
  readonly help?: string;
  readonly state: 'done' | 'current' | 'ahead' | 'error';
  /** Steps that can be gone back to have a link. */
  readonly href?: string;
};

type StepGuideProps = {
  readonly label: string;
  readonly steps: readonly Step[];
  readonly doneLabel: string;
  readonly errorLabel: string;
};

/** Where one is in a task of several pages. */
export function StepGuide({ label, steps, doneLabel, errorLabel }: StepGuideProps) {
  return (
    <nav aria-label={label}>
      <ol className="step-indicator">
        {steps.map((step, index) => (
          <li key={step.title} className={stepClass(step)}>
            {step.href === undefined ? (
              <div className="step" aria-current={step.state === 'current' ? 'step' : undefined}>
                <StepFace step={step} number={index + 1} doneLabel={doneLabel} errorLabel={errorLabel} />
              </div>
            ) : (
              <a className="step" href={step.href} aria-current={step.state === 'current' ? 'step' : undefined}>
                <StepFace step={step} number={index + 1} doneLabel={doneLabel} errorLabel={errorLabel} />
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function stepClass(step: Step): string {
  const state = { done: '', current: 'current', ahead: 'disabled', error: 'error' }[step.state];
  return step.href === undefined ? state : `${state} link`;
}

type StepFaceProps = {
  readonly step: Step;
  readonly number: number;
  readonly doneLabel: string;
  readonly errorLabel: string;
};

function StepFace({ step, number, doneLabel, errorLabel }: StepFaceProps) {
  const { state, title, help } = step;
  return (
    <>
      {state === 'done' || state === 'error' ? (
        <span className="step-icon">
          <Icon name={state === 'done' ? 'check' : 'error'} label={state === 'done' ? doneLabel : errorLabel} />
        </span>
      ) : (
        <span className="step-number">
          <span>{number}</span>
        </span>
      )}
      <div>
        <span className="step-title">{title}</span>
        {help ? <span className="step-information">{help}</span> : null}
      </div>
    </>
  );
}
