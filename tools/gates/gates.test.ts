import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkClock } from './clock.ts';
import { checkForbiddenWords } from './forbidden-words.ts';
import { isAllowed } from './licences.ts';
import { checkLongestFile } from './longest-file.ts';
import { comparePoints, provedPoints, readPoints } from './screen-points.ts';
import { checkStyleRules } from './style-rules.ts';
import { compareTexts, leavesOf, unnamedKeys } from './text-keys.ts';

function faultsOf(path: string, text: string): readonly string[] {
  return checkForbiddenWords([{ path, text }]).faults;
}

// A tilde stands in each word: this file is read by the gate too.
test('unfinished work, tests that do not run and silenced tools are found', () => {
  const found = [
    '// TO~DO later',
    "test.sk~ip('x', () => {})",
    "test('x', { sk~ip: true }, () => {})",
    "describe.on~ly('x')",
    '// @ts-ig~nore',
    '// oxlint-dis~able-next-line',
  ];
  for (const line of found.map((text) => text.replace('~', ''))) {
    assert.equal(faultsOf('packages/domain/src/a.test.ts', line).length, 1, line);
  }
});

test('words that only look like them are left alone', () => {
  for (const line of ['const toolbox = 1;', 'rows.skip(3)', 'skipped: 2', 'HACKNEY', '"XXXX-XXXX"']) {
    assert.deepEqual(faultsOf('packages/domain/src/a.test.ts', line), [], line);
  }
});

test('the clock is read in the platform alone', () => {
  const text = 'const now = new Date();';
  assert.equal(checkClock([{ path: 'packages/server/src/features/users/create-user.ts', text }]).faults.length, 1);
  assert.deepEqual(checkClock([{ path: 'packages/server/src/platform/clock.ts', text }]).faults, []);
  assert.deepEqual(checkClock([{ path: 'packages/domain/src/a.test.ts', text }]).faults, []);
});

test('a file of 350 lines is long enough', () => {
  assert.deepEqual(checkLongestFile([{ path: 'a.ts', text: 'x\n'.repeat(350) }]).faults, []);
  assert.deepEqual(checkLongestFile([{ path: 'a.ts', text: 'x\n'.repeat(351) }]).faults, ['a.ts 351']);
});

test('both kinds of style rule must be there', () => {
  const path = 'packages/web/src/styles/base.scss';
  const both = '@media (forced-colors: active) {}\n@media (prefers-reduced-motion: reduce) {}';
  assert.deepEqual(checkStyleRules([{ path, text: both }]).faults, []);
  assert.equal(checkStyleRules([{ path, text: '.a { color: red }' }]).faults.length, 2);
});

test('texts: missing keys, other parameters and empty sentences are named', () => {
  const danish = leavesOf({ users: { title: 'Brugere', count: '{{count}} brugere', only: 'Kun' } });
  const english = leavesOf({ users: { title: ' ', count: '{{number}} users', extra: 'Extra' } });
  assert.deepEqual(compareTexts(danish, english), [
    'users.only: missing in en',
    'users.extra: missing in da',
    'users.count: other parameters in en than in da',
    'users.title: empty',
  ]);
});

test('texts: a key that no source names is found; plurals, groups and beginnings of templates count', () => {
  const text = "t('users.title'); t('users.found', { count }); `${t(`users.missing.${field}`)} ${words('users.kind')}`";
  const keys = ['users.title', 'users.found_one', 'users.found_other', 'users.missing.email', 'users.kind.local-one'];
  assert.deepEqual(unnamedKeys([...keys, 'users.old', 'users.titles'], [{ text }]), [
    'users.old: named nowhere',
    'users.titles: named nowhere',
  ]);
});

test('licences: one of a choice is enough, each of a list is needed', () => {
  assert.ok(isAllowed('(MIT OR GPL-3.0)'));
  assert.ok(isAllowed('(MIT AND OFL-1.1 AND Apache-2.0)'));
  assert.ok(!isAllowed('MIT AND GPL-3.0'));
  assert.ok(!isAllowed('(none)'));
});

test('points of the screens: one that lost its test and one that is not marked are named', () => {
  const points = readPoints('| UX-44 | a form | yes |\n| UX-45 | while typing | yes |\n| UX-46 | pasting |  |\n');
  const text = "test('UX-44 UX-46 tells it’s wrong', async () => {});\n// UX-45 is only spoken of\n";
  const proved = provedPoints([{ path: 'test/e2e/a.e2e.ts', text }]);
  assert.deepEqual([...proved], ['UX-44', 'UX-46']);
  assert.deepEqual(comparePoints(points, proved), [
    'docs/screens.md: no title of a test in test/e2e names UX-45 any more',
    'docs/screens.md: UX-46 has a test; mark it with "yes" as kept',
  ]);
});
