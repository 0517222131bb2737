import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form';
import type { Translate } from '../i18n/sentences.ts';
import { ApiProblem } from './api-problem.ts';
import { fieldSentence, problemSentence } from './problem-texts.ts';

type FaultsOfForm<F extends FieldValues> = {
  readonly error: Error;
  /** Fields that the form shows; faults elsewhere go to the whole form. */
  readonly fields: readonly FieldPath<F>[];
  readonly setError: UseFormSetError<F>;
  readonly t: Translate;
};

/**
 * Puts the server's faults at their fields (pointer `/email` is the field `email`) and returns the sentences about the form as
 * a whole, for the summary.
 */
export function placeFaults<F extends FieldValues>({ error, fields, setError, t }: FaultsOfForm<F>): string[] {
  if (!(error instanceof ApiProblem) || error.code !== 'validation-failed') {
    return [problemSentence(error, t)];
  }
  const elsewhere: string[] = [];
  for (const fault of error.errors) {
    const path = fault.pointer.slice(1).replaceAll('/', '.');
    const field = fields.find((name) => name === path);
    const message = fieldSentence(fault, t);
    if (field === undefined) {
      elsewhere.push(message);
    } else {
      setError(field, { type: fault.code, message });
    }
  }
  return error.errors.length === 0 ? [problemSentence(error, t)] : elsewhere;
}
