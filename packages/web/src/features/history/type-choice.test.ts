import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindsOfGroup } from '@tillid/domain/history/event-groups';
import { chosenKinds, kindsWithWords, shareOf, withKinds } from './type-choice.ts';

test('a whole group is one type, until one of its kinds is taken away', () => {
  const all = withKinds(undefined, kindsOfGroup('log-in'), true);
  assert.equal(all, 'log-in');
  const fewer = withKinds(all, ['user.signed-in'], false);
  assert.deepEqual(
    fewer?.split(','),
    kindsOfGroup('log-in').filter((kind) => kind !== 'user.signed-in'),
  );
  assert.equal(shareOf('log-in', chosenKinds(all)), 'all');
  assert.equal(shareOf('log-in', chosenKinds(fewer)), 'some');
  assert.equal(withKinds(all, kindsOfGroup('log-in'), false), undefined);
  assert.equal(shareOf('log-in', chosenKinds(undefined)), 'none');
});

test('kinds are found by words of their sentence and of their group, however they are spelt', () => {
  const group = { name: 'Log ind', kinds: kindsOfGroup('log-in') };
  const sentences: Readonly<Record<string, string>> = {
    'user.signed-in': 'Brugeren loggede på',
    'user.signed-out': 'Af',
  };
  const find = (search: string) => kindsWithWords(group, search, (kind) => sentences[kind] ?? '');
  assert.deepEqual(find('PAA bruger'), ['user.signed-in']);
  assert.deepEqual(find('log'), group.kinds);
  assert.deepEqual(find(''), group.kinds);
  assert.deepEqual(find('findes ikke'), []);
});
