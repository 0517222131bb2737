import { createInterface } from 'node:readline';
import { Writable, type Readable } from 'node:stream';
import { WrongUse } from './wrong-use.ts';

/** Where a command reads what must not stand on the command line, and where it asks for it. */
export type SecretInput = { readonly from: Readable & { readonly isTTY?: boolean }; readonly ask: Writable };

/** Standard input; the question goes to standard error, so that a result can be sent elsewhere. */
export function standardInput(): SecretInput {
  return { from: process.stdin, ask: process.stderr };
}

/**
 * One line that somebody types without it being shown, or the first line of standard input. Throws wrong use when there is none.
 * A command line is no place for a CPR number: other users of the machine can read it, and shells keep it.
 */
export async function readSecretLine({ from, ask }: SecretInput, question: string): Promise<string> {
  const isTyped = from.isTTY === true;
  if (isTyped) ask.write(`${question} (not shown): `);
  // On a terminal readline echoes what is typed to its output, which therefore goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: from, ...(isTyped ? { output: nowhere, terminal: true } : {}) });
  const line = await new Promise<string | undefined>((resolve) => {
    lines.once('line', resolve);
    lines.once('SIGINT', () => resolve(undefined));
    lines.once('close', () => resolve(undefined));
  });
  lines.close();
  if (isTyped) ask.write('\n');
  const text = line?.trim() ?? '';
  if (text === '') throw new WrongUse(`${question} is missing: type it when asked, or send it on standard input.`);
  return text;
}
