import { useState } from 'react';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';

type SecretRevealProps = {
  /** What it is: "Midlertidig aktiveringskode". */
  readonly label: string;
  readonly secret: string;
  readonly showLabel: string;
  readonly hideLabel: string;
  readonly copyLabel: string;
  readonly copiedLabel: string;
};

/** A secret behind dots until asked for; it can be copied without being shown to the room. */
export function SecretReveal({ label, secret, showLabel, hideLabel, copyLabel, copiedLabel }: SecretRevealProps) {
  const [shown, setShown] = useState(false);
  return (
    <div className="secret" role="group" aria-label={label}>
      <code aria-live="polite">{shown ? secret : secret.replaceAll(/[^-\s]/g, '•')}</code>
      <Button
        look="secondary"
        icon={shown ? 'visibility-off' : 'visibility'}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? hideLabel : showLabel}
      </Button>
      <CopyButton text={secret} label={copyLabel} copiedLabel={copiedLabel} />
    </div>
  );
}
