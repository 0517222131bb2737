import type { DraftValueField, DraftValues } from './draft-values.ts';
import { draftFieldOrder } from './draft-values.ts';

/** A field that two people have changed: what this person wrote, and what somebody else saved meanwhile. */
export type Difference = { readonly field: DraftValueField; readonly yours: string; readonly theirs: string };

/** Fields where what was typed here is not what is saved now. */
export function differencesBetween(
  yours: DraftValues,
  theirs: DraftValues,
  typed: (field: DraftValueField) => boolean,
): readonly Difference[] {
  return draftFieldOrder
    .filter((field) => typed(field) && yours[field] !== theirs[field])
    .map((field) => ({ field, yours: String(yours[field]), theirs: String(theirs[field]) }));
}
