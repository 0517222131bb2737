import { useContext, useId, type ButtonHTMLAttributes, type ReactNode, type Ref } from 'react';
import { buttonClass, type ButtonLook } from './button-look.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';
import { UiWords } from './ui-words.ts';
import { usePatience } from './use-patience.ts';

type NativeProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children' | 'disabled' | 'type'>;

type ButtonProps = NativeProps & {
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  readonly type?: 'button' | 'submit';
  readonly icon?: IconName;
  /** Words such as "Arbejder …" while the work goes on: the button stays in place and in focus but does nothing. */
  readonly pendingLabel?: string | false | undefined;
  /** Why it cannot be used now; the button stays reachable so that the reason can be heard. */
  readonly disabledReason?: string | false | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button(props: ButtonProps) {
  const { children, look = 'primary', type = 'button', icon, pendingLabel, disabledReason, onClick, ...rest } = props;
  const reasonId = useId();
  const blocked = Boolean(pendingLabel) || Boolean(disabledReason);
  return (
    <>
      <button
        {...rest}
        type={type}
        className={buttonClass(look, Boolean(pendingLabel))}
        aria-disabled={blocked || undefined}
        aria-describedby={disabledReason ? reasonId : rest['aria-describedby']}
        onClick={(event) => (blocked ? event.preventDefault() : onClick?.(event))}
      >
        {pendingLabel ? <span className="spinner spinner-small spinner-light" aria-hidden="true" /> : null}
        {icon && !pendingLabel ? <Icon name={icon} /> : null}
        <span>{pendingLabel || children}</span>
      </button>
      {disabledReason ? (
        <span id={reasonId} className="form-hint">
          {disabledReason}
        </span>
      ) : null}
      {pendingLabel ? <SlowWork /> : null}
    </>
  );
}

const patienceMs = 10_000;

/** Work that takes long is not left without a word (UX-50). */
function SlowWork() {
  const { slowSaving } = useContext(UiWords);
  const slow = usePatience(patienceMs);
  return (
    <span role="status" className={slow ? 'form-hint slow-work' : 'sr-only'}>
      {slow ? slowSaving : ''}
    </span>
  );
}
