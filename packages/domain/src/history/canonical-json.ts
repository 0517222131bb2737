/** JSON in the canonical form of RFC 8785 for the values that history holds: null, booleans, integers, strings, arrays, objects. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = value as Readonly<Record<string, unknown>>;
    // Sorted as they are by UTF-16 code units.
    const names = Object.keys(fields).toSorted();
    let text = '';
    for (const name of names) {
      const item = fields[name];
      if (item === undefined) continue;
      text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(item)}`;
    }
    return `{${text}}`;
  }
  return JSON.stringify(value);
}
