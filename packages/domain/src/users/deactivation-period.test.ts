import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Temporal } from 'temporal-polyfill';
import {
  backOn,
  changesDue,
  leavesNobody,
  readPeriod,
  statusOn,
  type DeactivationPeriod,
  type StatusAndPeriod,
} from './deactivation-period.ts';

/** Numbers that are the same in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const start = Temporal.PlainDate.from('2028-02-20');
const dayAt = (offset: number) => start.add({ days: offset }).toString();

suite('active on a day', () => {
  const period = { from: '2028-02-27', to: '2028-02-29' };
  for (const status of ['active', 'deactivated'] as const) {
    test(`from and including the first to and including the last day, also while ${status} is written`, () => {
      const told = ['2028-02-26', '2028-02-27', '2028-02-29', '2028-03-01'].map((day) =>
        statusOn({ status, ...period }, day),
      );
      assert.deepEqual(told, ['active', 'deactivated', 'deactivated', 'active']);
    });
  }

  test('without a last day until reactivated, without a first as it is written', () => {
    assert.equal(statusOn({ status: 'active', from: '2028-01-01', to: null }, '2099-12-31'), 'deactivated');
    assert.equal(statusOn({ status: 'deactivated', from: null, to: null }, '2028-01-01'), 'deactivated');
    assert.equal(statusOn({ status: 'imported', from: '2028-01-01', to: null }, '2028-01-01'), 'imported');
  });

  test('whatever is written down on the way, no day tells otherwise', () => {
    const number = numbersFrom(7);
    for (let round = 0; round < 5_000; round += 1) {
      const from = number(60);
      const to = number(4) === 0 ? null : from + number(30);
      const set: StatusAndPeriod = { status: 'active', from: dayAt(from), to: to === null ? null : dayAt(to) };
      let kept = set;
      let written = 0;
      for (let offset = number(40); offset < 110; offset += 1 + number(25)) {
        const isAway = offset >= from && (to === null || offset <= to);
        const day = dayAt(offset);
        assert.equal(statusOn(set, day), isAway ? 'deactivated' : 'active');
        assert.equal(statusOn(kept, day), statusOn(set, day));
        for (const { status, on } of changesDue(kept, day)) {
          assert.ok(on <= day);
          written += 1;
          kept = status === 'active' ? { status, from: null, to: null } : { ...kept, status };
        }
        assert.equal(kept.status, statusOn(set, day));
        assert.deepEqual(changesDue(kept, day), []);
      }
      assert.ok(written <= 2);
    }
  });
});

suite('reading a period', () => {
  const today = '2026-03-10';
  const table: readonly [string, { from: string | null; to: string | null }, object][] = [
    ['nothing: from now until reactivated', { from: null, to: '' }, { from: today, to: null }],
    ['from today', { from: '10.03.2026', to: null }, { from: today, to: null }],
    ['one day', { from: '2026-03-31', to: '31-03-2026' }, { from: '2026-03-31', to: '2026-03-31' }],
    ['leap day', { from: null, to: '29.02.2028' }, { from: today, to: '2028-02-29' }],
  ];
  for (const [name, given, value] of table) {
    test(name, () => assert.deepEqual(readPeriod(given, { today }), { ok: true, value }));
  }

  test('refused, each at its field', () => {
    const faultsOf = (from: string | null, to: string | null) => {
      const read = readPeriod({ from, to }, { today });
      return read.ok ? [] : read.fault.map(({ field, code }) => `${field} ${code}`);
    };
    assert.deepEqual(faultsOf('09.03.2026', null), ['from date-past']);
    assert.deepEqual(faultsOf(null, '09.03.2026'), ['to date-past']);
    assert.deepEqual(faultsOf('20.03.2026', '19.03.2026'), ['to date-before-start']);
    assert.deepEqual(faultsOf('i morgen', '29.02.2027'), ['from date-format', 'to date-format']);
  });

  test('the first day of one that runs stays', () => {
    const running = '2026-03-01';
    const read = readPeriod({ from: null, to: '31.03.2026' }, { today, running });
    assert.deepEqual(read, { ok: true, value: { from: running, to: '2026-03-31' } });
    assert.equal(readPeriod({ from: null, to: '09.03.2026' }, { today, running }).ok, false);
  });
});

test('who is away to and including a day is back on the next', () => {
  for (let offset = 0; offset < 3_000; offset += 1) assert.equal(backOn({ to: dayAt(offset) }), dayAt(offset + 1));
  assert.equal(backOn({ to: null }), null);
});

test('somebody is left unless there is a day on which all are away', () => {
  const june: DeactivationPeriod = { from: '2026-06-01', to: '2026-06-30' };
  assert.equal(leavesNobody(june, []), true);
  assert.equal(leavesNobody(june, [null]), false);
  assert.equal(leavesNobody(june, [{ from: '2026-07-01', to: null }]), false);
  assert.equal(leavesNobody(june, [{ from: '2026-06-30', to: null }]), true);
  assert.equal(
    leavesNobody(june, [
      { from: '2026-06-01', to: '2026-06-10' },
      { from: '2026-06-11', to: null },
    ]),
    false,
  );
  assert.equal(leavesNobody({ from: '2026-06-01', to: null }, [{ from: '2027-01-01', to: '2027-01-01' }]), true);
});
