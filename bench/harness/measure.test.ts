import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alternate, repeat } from './measure.ts';

test('measured and limit take turns, the first of each unseen', async () => {
  const order: string[] = [];
  const give = (name: string, values: number[]) => async () => {
    order.push(name);
    return values.shift() ?? 0;
  };
  const seen = await alternate({ measured: give('m', [99, 1, 2, 3]), limit: give('l', [99, 2, 4, 12]) }, 3);
  assert.equal(order.join(''), 'mlmllmml');
  assert.deepEqual(seen, { measured: 2, limit: 4, ratio: 0.5 });
});

test('calls are repeated with no more than so many at once, each with its own number', async () => {
  const numbers = new Set<number>();
  let underWay = 0;
  let most = 0;
  const timing = await repeat(
    async (number) => {
      numbers.add(number);
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
    },
    { seconds: 0.02, atOnce: 3 },
  );
  assert.equal(most, 3);
  assert.equal(timing.durationsMs.length, numbers.size);
  assert.ok(timing.perSecond > 0);
});
