import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventGroups, groupOf, kindsOfGroup, kindsOfType, organisationEventKinds } from './event-groups.ts';
import { eventKinds } from './event-kinds.ts';

test('every kind is in one group, and no group is empty', () => {
  const grouped = eventGroups.map(kindsOfGroup);
  for (const kinds of grouped) assert.notEqual(kinds.length, 0);
  assert.deepEqual(grouped.flat().toSorted(), eventKinds.toSorted());
  for (const group of eventGroups) for (const kind of kindsOfGroup(group)) assert.equal(groupOf(kind), group);
  assert.equal(groupOf('user.exploded'), undefined);
});

test("the kinds of an organisation's history are all but those about operators themselves", () => {
  const others = eventKinds.filter((kind) => !organisationEventKinds.includes(kind));
  assert.deepEqual(others, kindsOfGroup('operator'));
});

test('a type is a kind or a whole group, and no name is both', () => {
  assert.deepEqual(kindsOfType('user.deleted'), ['user.deleted']);
  assert.deepEqual(kindsOfType('log-in'), kindsOfGroup('log-in'));
  for (const neither of ['', 'user.exploded', 'users']) assert.deepEqual(kindsOfType(neither), []);
  for (const group of eventGroups) assert.ok(!group.includes('.'));
});
