import assert from 'node:assert/strict';
import { test } from 'node:test';
import { da } from './da.ts';
import { historyWords } from './history-words.ts';
import { findSentence } from './translate.ts';

const speech = {
  find: (key: string, params = {}) => findSentence(da, key, params),
  day: (day: string) => `<${day}>`,
  phone: (number: string) => `(${number})`,
};
const words = historyWords(speech);

test('events, fields and values are told in words, and what has none as it is', () => {
  assert.equal(words.event('user.created'), 'Brugeren blev oprettet');
  assert.equal(words.event('user.exploded'), 'Anden hændelse (user.exploded)');
  assert.equal(words.field('firstName'), 'Fornavn');
  assert.equal(words.field('colour'), 'colour');
  assert.equal(words.value('status', 'active'), da.words.status.active);
  assert.equal(words.value('email', 'a@example.test'), 'a@example.test');
  assert.equal(words.value('status', 'asleep'), 'asleep');
});

test('yes and no, days, phone numbers and lists of roles have forms of their own', () => {
  assert.equal(words.value('anonymous', 'true'), da.words.yes);
  assert.equal(words.value('dateOfBirth', '1970-01-31'), '<1970-01-31>');
  assert.equal(words.value('phone', '+4512345678'), '(+4512345678)');
  const { role } = da.words;
  assert.equal(words.value('roles', 'user user-administrator'), `${role.user}, ${role['user-administrator']}`);
});

test('a history may have other words for a field', () => {
  const other = historyWords(speech, { fields: { kind: 'history.at' }, values: { kind: 'words.role' } });
  assert.equal(other.field('kind'), da.history.at);
  assert.equal(other.value('kind', 'user'), da.words.role.user);
});

test('the filter of an exported list is told in words, several values and days too', () => {
  const { status } = da.words;
  assert.equal(words.value('status', 'active, deactivated'), `${status.active}, ${status.deactivated}`);
  assert.equal(words.value('columns', 'email, created'), `${da.userList.column.email}, ${da.userList.column.created}`);
  assert.equal(words.value('activation', 'link-expired'), da.userList.activation['link-expired']);
  assert.equal(words.value('createdFrom', '2026-05-01'), '<2026-05-01>');
});

test('what was exported of a history is told in words: kinds, whole groups and classes of actors', () => {
  const { group, kind, actorKind } = da.history;
  assert.equal(words.value('types', 'user.created, log-in'), `${kind.user.created}, ${group['log-in']}`);
  assert.equal(words.value('byActor', 'system'), actorKind.system);
  assert.equal(words.value('byActor', 'Bo Ibsen'), 'Bo Ibsen');
  assert.equal(words.value('periodFrom', '2026-05-01'), '<2026-05-01>');
});

test('people are called by their names as long as these are kept', () => {
  assert.equal(words.person({ name: 'Bo Ibsen', state: 'present' }), 'Bo Ibsen');
  assert.equal(words.person({ name: 'Bo Ibsen', state: 'deleted' }), 'Bo Ibsen (slettet)');
  assert.equal(words.person({ name: null, state: 'forgotten' }), da.history.forgottenUser);
  assert.equal(words.person({ name: null, state: null }), da.history.unknownPerson);
});

test('a value that is never told was there from the beginning, or changed', () => {
  assert.equal(words.untold('user.imported'), da.history.attached);
  assert.equal(words.untold('user.corrected'), da.history.changed);
});
