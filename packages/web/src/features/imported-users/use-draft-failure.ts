import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { ApiProblem } from '../../api/api-problem.ts';
import type { FormFault } from '../../api/field-faults.ts';
import { draftFieldOf, draftFieldOrder, type DraftValueField, type DraftValues } from './draft-values.ts';

type Found = { readonly formFault?: FormFault | undefined; readonly otherUserId?: string | undefined };

export type DraftFailure = {
  /** Fields that were wrong at the last attempt and still are. */
  readonly wrongFields: readonly DraftValueField[];
  /** What is wrong with the attempt as a whole. */
  readonly formFaults: readonly FormFault[];
  /** Another user who has the CPR number. */
  readonly otherUserId: string | undefined;
  /** Grows with each failed attempt. */
  readonly attempt: number;
  /** Lists what is wrong with the fields now. */
  readonly note: (found?: Found) => void;
  /** Puts what the server refused where it belongs. */
  readonly fail: (error: unknown) => void;
  readonly forget: () => void;
};

type Failed = { readonly found: Found; readonly listed: readonly DraftValueField[]; readonly attempt: number };

/** What stopped the last attempt to save or send. */
export function useDraftFailure(form: UseFormReturn<DraftValues>): DraftFailure {
  const [state, setState] = useState<Failed>({ found: {}, listed: [], attempt: 0 });

  function note(found: Found = {}): void {
    const listed = draftFieldOrder.filter((field) => form.getFieldState(field).error !== undefined);
    setState(({ attempt }) => ({ found, listed, attempt: attempt + 1 }));
  }

  function fail(error: unknown): void {
    const known = error instanceof Error ? error : new Error('failed');
    const elsewhere = !(known instanceof ApiProblem) || placeAtFields(known, form);
    note({
      formFault: elsewhere ? known : undefined,
      otherUserId: known instanceof ApiProblem ? otherUserOf(known) : undefined,
    });
  }

  return {
    wrongFields: state.listed.filter((field) => form.getFieldState(field, form.formState).error !== undefined),
    formFaults: state.found.formFault === undefined ? [] : [state.found.formFault],
    otherUserId: state.found.otherUserId,
    attempt: state.attempt,
    note,
    fail,
    forget: () => setState(({ attempt }) => ({ found: {}, listed: [], attempt })),
  };
}

/** Puts the server's faults at their fields; true when some, or all of it, belong to none. */
function placeAtFields(problem: ApiProblem, form: UseFormReturn<DraftValues>): boolean {
  let elsewhere = problem.errors.length === 0;
  for (const { pointer, code } of problem.errors) {
    const field = draftFieldOf(pointer.slice(1));
    if (field === undefined) {
      elsewhere = true;
    } else {
      form.setError(field, { type: code });
    }
  }
  return elsewhere;
}

function otherUserOf(problem: ApiProblem): string | undefined {
  const userId = problem.errors.find(({ code }) => code === 'already-exists')?.params?.['userId'];
  return typeof userId === 'string' ? userId : undefined;
}
