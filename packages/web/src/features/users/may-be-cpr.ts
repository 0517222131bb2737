import { maskNumbers } from '@tillid/domain/identifiers/mask';
import { parseUuid } from '@tillid/domain/identifiers/uuid';

// Six digits and nothing but digits is how a CPR number begins, and a pause while it is typed would send that much.
const BEGINNING = /^\d{6}[\d\s-]*$/u;

/** Whether a search may be a CPR number, or begin like one: it stands in the address, where no such number may be. */
export function mayBeCpr(text: string): boolean {
  return !parseUuid(text).ok && (BEGINNING.test(text) || maskNumbers(text) !== text);
}
