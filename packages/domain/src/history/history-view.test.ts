import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { kindsOfGroup, organisationEventGroups, organisationEventKinds } from './event-groups.ts';
import { joinTypes, readHistoryView, splitTypes, type AskedView } from './history-view.ts';

const everything = { from: undefined, to: undefined, kinds: undefined, actor: undefined, sort: 'newest' };
const someone = '01900000-0000-7000-8000-000000000000';

function faultsOf(asked: AskedView): string[] {
  const view = readHistoryView(asked);
  return view.ok ? [] : view.fault.map(({ field, code }) => `${field} ${code}`);
}

test('nothing asked for, or nothing said about it, is everything, newest first', () => {
  const empty = { from: '', to: '', types: '', actor: '', sort: '' };
  for (const asked of [{}, empty]) assert.deepEqual(readHistoryView(asked), { ok: true, value: everything });
});

test('kinds and groups are chosen together, and stand in the order of the groups', () => {
  const view = readHistoryView({ types: 'log-in,user.deleted,user.created,user.signed-in' });
  assert.ok(view.ok);
  assert.deepEqual(view.value.kinds, ['user.created', 'user.deleted', ...kindsOfGroup('log-in')]);
});

test('all kinds are no choice at all', () => {
  const view = readHistoryView({ types: organisationEventGroups.join(',') });
  assert.deepEqual(view, { ok: true, value: everything });
});

test('an actor is a class or an id', () => {
  for (const [actor, read] of [
    ['system', 'system'],
    ['anonymous', 'anonymous'],
    ['operator', 'operator'],
    [someone, { id: someone }],
  ] as const)
    assert.deepEqual(readHistoryView({ actor }), { ok: true, value: { ...everything, actor: read } });
});

test('what cannot be meant is named', () => {
  const table: readonly [AskedView, string[]][] = [
    [{ from: '2026-02-31' }, ['from date-format']],
    [{ to: '3.6.2026' }, ['to date-format']],
    [{ from: '0001-01-01', to: '0000-06-01' }, ['from date-format', 'to date-format', 'to date-before-start']],
    [{ from: '1900-01-01', to: '2999-12-31' }, []],
    [{ from: '2026-06-03', to: '2026-06-02' }, ['to date-before-start']],
    [{ from: '2026-06-03', to: '2026-06-03' }, []],
    [{ types: 'user.exploded' }, ['types invalid-value']],
    [{ types: 'user.created,' }, ['types invalid-value']],
    [{ actor: 'Bo' }, ['actor invalid-value']],
    [{ sort: 'name' }, ['sort invalid-value']],
    [{ from: 'x', actor: 'x' }, ['from date-format', 'actor invalid-value']],
  ];
  for (const [asked, faults] of table) assert.deepEqual(faultsOf(asked), faults);
});

test('whatever kinds are chosen, they are those of the view, once each', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...organisationEventKinds], { minLength: 1, maxLength: 20 }), (kinds) => {
      const types = kinds.join(',');
      const view = readHistoryView({ types });
      assert.ok(view.ok);
      assert.deepEqual(view.value.kinds?.toSorted(), kinds.toSorted());
      assert.deepEqual(splitTypes(types), kinds);
    }),
  );
});

test('kinds written as types are read as the same kinds, a whole group by its name', () => {
  assert.equal(joinTypes([...kindsOfGroup('log-in'), 'user.created']), 'user.created,log-in');
  assert.equal(joinTypes([]), '');
  fc.assert(
    fc.property(fc.shuffledSubarray([...organisationEventKinds], { minLength: 1 }), (kinds) => {
      const view = readHistoryView({ types: joinTypes(kinds) });
      assert.ok(view.ok);
      assert.deepEqual(new Set(view.value.kinds ?? organisationEventKinds), new Set(kinds));
    }),
  );
});

test('any text whatever is read or refused', () => {
  fc.assert(
    fc.property(fc.record({ from: fc.string(), to: fc.string(), types: fc.string(), actor: fc.string() }), (asked) => {
      assert.equal(typeof readHistoryView(asked).ok, 'boolean');
    }),
  );
});
