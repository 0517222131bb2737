import { randomBytes } from 'node:crypto';

const atOnce = 4_096;
let drawn = Buffer.alloc(0);
let given = 0;

/** Random bytes that nobody else is given. They are drawn many at a time, since each draw takes longer than what most need them for. */
export function freshBytes(count: number): Buffer {
  if (given + count > drawn.length) {
    drawn = randomBytes(Math.max(atOnce, count));
    given = 0;
  }
  given += count;
  return drawn.subarray(given - count, given);
}
