/** A field that two people have changed to something different. */
export type EditConflict<Values, Field extends keyof Values = keyof Values> = {
  readonly field: Field;
  readonly yours: Values[Field];
  readonly theirs: Values[Field];
};

type Edits<Values> = { readonly base: Values; readonly yours: Values; readonly theirs: Values };

type Merged<Values, Field extends keyof Values> = {
  readonly merged: Values;
  readonly conflicts: readonly EditConflict<Values, Field>[];
  /** Fields that the other alone has changed. */
  readonly others: readonly Field[];
};

/**
 * Puts together what two people have changed since the same beginning: each field that only one changed is that one's. The other
 * has changed the fields of `unseen` too, whose values a form does not hold, such as a CPR number.
 */
export function mergeEdits<Values extends object, Field extends keyof Values>(
  { base, yours, theirs }: Edits<Values>,
  fields: readonly Field[],
  unseen: readonly Field[] = [],
): Merged<Values, Field> {
  const isYours = (field: Field) => differ(yours[field], base[field]);
  const isTheirs = (field: Field) => differ(theirs[field], base[field]) || unseen.includes(field);
  const merged = { ...theirs };
  for (const field of fields) {
    if (isYours(field)) {
      merged[field] = yours[field];
    }
  }
  const conflicts = fields
    .filter((field) => isYours(field) && isTheirs(field) && differ(theirs[field], yours[field]))
    .map((field) => ({ field, yours: yours[field], theirs: theirs[field] }));
  return { merged, conflicts, others: fields.filter((field) => isTheirs(field) && !isYours(field)) };
}

// Lists such as ticked boxes are alike whatever the order in which they were ticked.
function differ(one: unknown, other: unknown): boolean {
  const comparable = (value: unknown) =>
    JSON.stringify(Array.isArray(value) ? value.map(String).toSorted((a, b) => a.localeCompare(b)) : value);
  return comparable(one) !== comparable(other);
}
