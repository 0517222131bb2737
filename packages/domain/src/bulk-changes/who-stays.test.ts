import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { contains, type DeactivationPeriod } from '../users/deactivation-period.ts';
import { whoStays, type AdministratorPeriod } from './who-stays.ts';

const open: DeactivationPeriod = { from: '2026-03-10', to: null };
const there = (userId: string): AdministratorPeriod => ({ userId, period: null });

test('of all who are sent away at once the one who came first stays', () => {
  assert.deepEqual(whoStays(open, ['c', 'a', 'b'], ['a', 'b', 'c'].map(there)), ['a']);
  assert.deepEqual(whoStays(open, ['a'], [there('a')]), ['a']);
});

test('nobody stays where another one is there, nor who is none', () => {
  assert.deepEqual(whoStays(open, ['a', 'b'], ['a', 'b', 'c'].map(there)), []);
  assert.deepEqual(whoStays(open, ['x'], [there('a')]), []);
});

test('whoever is away on days of the period counts for the others only', () => {
  const away: AdministratorPeriod = { userId: 'b', period: { from: '2026-03-20', to: '2026-03-25' } };
  assert.deepEqual(whoStays(open, ['a'], [there('a'), away]), ['a']);
  assert.deepEqual(whoStays({ from: '2026-03-10', to: '2026-03-19' }, ['a'], [there('a'), away]), []);
});

const days = ['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14'] as const;
const period = fc.tuple(fc.nat({ max: 4 }), fc.option(fc.nat({ max: 4 }), { nil: null })).map(([from, length]) => ({
  from: days[from] ?? days[0],
  to: length === null ? null : (days[Math.min(from + length, 4)] ?? null),
}));

test('on each day of the period somebody is there, unless nobody was or all who stay were away that day anyway', () => {
  const someone = fc.record({
    leaving: fc.boolean(),
    period: fc.option(period, { nil: null }),
  });
  fc.assert(
    fc.property(period, fc.array(someone, { minLength: 1, maxLength: 5 }), (away, people) => {
      const administrators = people.map((one, index) => ({ userId: `u${index}`, period: one.period }));
      const leaving = administrators.filter((_, index) => people[index]?.leaving).map(({ userId }) => userId);
      const staying = whoStays(away, leaving, administrators);
      assert.ok(staying.every((userId) => leaving.includes(userId)));
      const after = administrators.map((one) =>
        leaving.includes(one.userId) && !staying.includes(one.userId) ? away : one.period,
      );
      for (const day of days.filter((one) => contains(away, one))) {
        const isThere = (one: DeactivationPeriod | null) => one === null || !contains(one, day);
        if (administrators.some((one) => isThere(one.period))) assert.ok(after.some(isThere), day);
      }
      // As in batches, each judged by what the ones before have done.
      const half = leaving.toSorted().toReversed().slice(0, 2);
      const first = whoStays(away, half, administrators);
      const between = administrators.map((one) =>
        half.includes(one.userId) && !first.includes(one.userId) ? { ...one, period: away } : one,
      );
      const rest = leaving.filter((userId) => !half.includes(userId));
      assert.deepEqual([...first, ...whoStays(away, rest, between)], staying);
    }),
  );
});
