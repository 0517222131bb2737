import { useState } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { ApiProblem } from '../api/api-problem.ts';
import { mergeEdits, type EditConflict } from '../api/merge-edits.ts';

type EditParts<Values extends FieldValues, Seen, Field extends Path<Values>> = {
  readonly form: UseFormReturn<Values>;
  /** What is edited, as it was when the form was opened. */
  readonly opened: Seen;
  readonly valuesOf: (seen: Seen) => Values;
  /** Fields that the form shows, in their order. */
  readonly fields: readonly Field[];
  /** Reads it anew. */
  readonly read: () => Promise<Seen>;
  /** Saves what was filled in from `seen`. */
  readonly save: (values: Values, seen: Seen) => Promise<unknown>;
  /** Fields that somebody else has changed though the form does not hold their values. */
  readonly unseen?: (seen: Seen, theirs: Seen) => readonly Field[];
};

export type Edit<Values extends FieldValues, Seen, Field extends Path<Values>> = {
  /** As last read: what is saved changes this version. */
  readonly base: Seen;
  readonly conflicts: readonly EditConflict<Values, Field>[];
  /** Saves; throws whatever else than another's change stands in the way. */
  readonly save: (values: Values) => Promise<void>;
};

/**
 * Saves an edited form over what was there when it was opened, however often the page reads it anew meanwhile. Where somebody else
 * was faster, what only one has changed is put together, and the rest is asked, with both values (UX-42).
 */
export function useEdit<Values extends FieldValues, Seen, Field extends Path<Values>>(
  parts: EditParts<Values, Seen, Field>,
): Edit<Values, Seen, Field> {
  const { form, opened, valuesOf, fields, read, unseen } = parts;
  const [base, setBase] = useState(opened);
  const [conflicts, setConflicts] = useState<readonly EditConflict<Values, Field>[]>([]);

  async function save(values: Values, seen: Seen): Promise<void> {
    setConflicts([]);
    try {
      await parts.save(values, seen);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'stale') throw error;
      await meetOther(values, seen);
    }
  }

  async function meetOther(yours: Values, seen: Seen): Promise<void> {
    const theirs = await read();
    const edits = { base: valuesOf(seen), yours, theirs: valuesOf(theirs) };
    const { merged, conflicts: found } = mergeEdits(edits, fields, unseen?.(seen, theirs));
    setBase(theirs);
    form.reset(valuesOf(theirs));
    for (const field of fields) {
      form.setValue(field, merged[field], { shouldDirty: true });
    }
    if (found.length > 0) {
      setConflicts(found);
    } else {
      await save(merged, theirs);
    }
  }

  return { base, conflicts, save: (values) => save(values, base) };
}
