import type { ProblemError } from '@tillid/contract/problems';
import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form';
import type { Translate } from '../i18n/sentences.ts';
import { ApiProblem } from './api-problem.ts';
import { fieldSentence, problemSentence } from './problem-texts.ts';

/** What is wrong with a form as a whole: a failure, or a fault at no field of it. Kept without words, since the page may change its language. */
export type FormFault = Error | ProblemError;

type FaultsOfForm<F extends FieldValues> = {
  readonly error: Error;
  /** Fields that the form shows; faults elsewhere go to the whole form. */
  readonly fields: readonly FieldPath<F>[];
  readonly setError: UseFormSetError<F>;
};

/** Puts the codes of the server's faults at their fields (pointer `/email` is the field `email`) and returns the rest, for the summary. */
export function placeFaults<F extends FieldValues>({ error, fields, setError }: FaultsOfForm<F>): readonly FormFault[] {
  if (!(error instanceof ApiProblem) || error.code !== 'validation-failed' || error.errors.length === 0) {
    return [error];
  }
  return error.errors.filter((fault) => {
    const path = fault.pointer.slice(1).replaceAll('/', '.');
    const field = fields.find((name) => name === path);
    if (field !== undefined) {
      setError(field, { type: fault.code });
    }
    return field === undefined;
  });
}

/** The lines of an error summary for what is wrong with the form as a whole. */
export function formFaultLines(faults: readonly FormFault[], t: Translate): { readonly message: string }[] {
  return faults.map((fault) => ({
    message: fault instanceof Error ? problemSentence(fault, t) : fieldSentence(fault, t),
  }));
}
