import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitActions, unitRefusal, type UnitSubject } from './unit-actions.ts';

const unit: UnitSubject = {
  kind: 'production-unit',
  isDefault: false,
  beingRemoved: false,
  isReplacement: false,
  hasOthers: true,
};
const method: UnitSubject = { ...unit, kind: 'invoicing-method' };

const cases: readonly [string, UnitSubject, readonly (string | undefined)[]][] = [
  ['a production unit', unit, [undefined, 'not-an-invoicing-method', undefined]],
  ['an SE number', { ...unit, kind: 'se-number' }, [undefined, 'not-an-invoicing-method', undefined]],
  ['an invoicing method', method, [undefined, undefined, undefined]],
  [
    'the default one beside others',
    { ...method, isDefault: true },
    [undefined, 'already-default', 'default-invoicing-method'],
  ],
  ['the only one', { ...method, isDefault: true, hasOthers: false }, [undefined, 'already-default', undefined]],
  [
    'one that others move to',
    { ...unit, isReplacement: true },
    [undefined, 'not-an-invoicing-method', 'unit-is-replacement'],
  ],
  ['one that is being removed', { ...method, beingRemoved: true }, unitActions.map(() => 'unit-being-removed')],
];

for (const [what, subject, refusals] of cases) {
  test(`what can be done with ${what}`, () => {
    assert.deepEqual(
      unitActions.map((action) => unitRefusal(action, subject)),
      refusals,
    );
  });
}
