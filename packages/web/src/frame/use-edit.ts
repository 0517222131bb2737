import { useState } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { ApiProblem } from '../api/api-problem.ts';
import { mergeEdits, type EditConflict } from '../api/merge-edits.ts';

type EditParts<Values extends FieldValues, Seen, Field extends Path<Values>, Saved> = {
  readonly form: UseFormReturn<Values>;
  /** What is edited, as it was when the form was opened. */
  readonly opened: Seen;
  readonly valuesOf: (seen: Seen) => Values;
  /** Fields that the form shows, in their order. */
  readonly fields: readonly Field[];
  /** Reads it anew. */
  readonly read: () => Promise<Seen>;
  /** Saves what was filled in from `seen`. */
  readonly save: (values: Values, seen: Seen) => Promise<Saved>;
  /** Fields that somebody else has changed though the form does not hold their values. */
  readonly unseen?: (seen: Seen, theirs: Seen) => readonly Field[];
};

type Saving<Saved> = { readonly saved: Saved; readonly hasMetOther: boolean } | undefined;

export type Edit<Values extends FieldValues, Seen, Field extends Path<Values>, Saved = unknown> = {
  /** As last read: what is saved changes this version. */
  readonly base: Seen;
  readonly conflicts: readonly EditConflict<Values, Field>[];
  /** Fields that somebody else alone has changed, where the last attempt met another's change. */
  readonly others: readonly Field[] | undefined;
  /** Saves; undefined where the choice between values comes first. Throws whatever else than another's change stands in the way. */
  readonly save: (values: Values) => Promise<Saving<Saved>>;
  /** Takes over what somebody else has saved, where something else than the saving has met it. */
  readonly meetOther: (values: Values, seen: Seen) => Promise<void>;
  /** Lets a form that stays open go on from what is saved now. */
  readonly goOn: (seen: Seen) => void;
};

/**
 * Saves an edited form over what was there when it was opened, however often the page reads it anew meanwhile. Where somebody else
 * was faster, what only one has changed is put together, and the rest is asked, with both values (UX-42).
 */
export function useEdit<Values extends FieldValues, Seen, Field extends Path<Values>, Saved>(
  parts: EditParts<Values, Seen, Field, Saved>,
): Edit<Values, Seen, Field, Saved> {
  const { form, opened, valuesOf, fields, read, unseen } = parts;
  const [base, setBase] = useState(opened);
  const [conflicts, setConflicts] = useState<readonly EditConflict<Values, Field>[]>([]);
  const [others, setOthers] = useState<readonly Field[]>();

  function goOn(seen: Seen): void {
    setBase(seen);
    form.reset(valuesOf(seen));
  }

  async function save(values: Values, seen: Seen, hasMetOther = false): Promise<Saving<Saved>> {
    try {
      return { saved: await parts.save(values, seen), hasMetOther };
    } catch (error) {
      if (!isStale(error)) throw error;
      const merged = await meetOther(values, seen);
      return merged && save(merged.values, merged.seen, true);
    }
  }

  async function meetOther(yours: Values, seen: Seen) {
    const theirs = await read();
    const edits = { base: valuesOf(seen), yours, theirs: valuesOf(theirs) };
    const { merged, conflicts: found, others: changed } = mergeEdits(edits, fields, unseen?.(seen, theirs));
    goOn(theirs);
    for (const field of fields) {
      form.setValue(field, merged[field], { shouldDirty: true });
    }
    setConflicts(found);
    setOthers((before = []) => [...new Set([...before, ...changed])]);
    return found.length === 0 ? { values: merged, seen: theirs } : undefined;
  }

  function begin(): void {
    setConflicts([]);
    setOthers(undefined);
  }

  return {
    base,
    conflicts,
    others,
    goOn,
    save: (values) => {
      begin();
      return save(values, base);
    },
    meetOther: async (values, seen) => {
      begin();
      await meetOther(values, seen);
    },
  };
}

/** Whether somebody else was faster. */
export function isStale(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'stale';
}
