import { useEffect, useState } from 'react';
import { Button } from './button.tsx';

type CopyButtonProps = {
  readonly text: string;
  /** With its object when several stand on the page: "Kopiér brugernummer". */
  readonly label: string;
  readonly copiedLabel: string;
};

const saidMs = 4_000;

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label, copiedLabel }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = window.setTimeout(() => setCopied(false), saidMs);
    return () => window.clearTimeout(timer);
  }, [copied]);
  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }
  return (
    <>
      <Button look="secondary" icon={copied ? 'check' : 'copy'} onClick={() => void copy()}>
        {copied ? copiedLabel : label}
      </Button>
      <span role="status" className="sr-only">
        {copied ? copiedLabel : ''}
      </span>
    </>
  );
}
