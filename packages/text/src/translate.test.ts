import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSentence, formatNumber, translate } from './translate.ts';

const texts = {
  greeting: 'Hej {{ name }}, velkommen til {{organisation}}',
  deep: { users_one: '1 bruger', users_other: '{{count}} brugere' },
};

test('fills in every parameter, and escapes none', () => {
  assert.equal(
    translate(texts, 'greeting', { name: '<Åse>', organisation: 'Nordby & Søn' }),
    'Hej <Åse>, velkommen til Nordby & Søn',
  );
});

test('a parameter that nobody gave stays visible', () => {
  assert.equal(translate(texts, 'greeting', { name: 'Åse' }), 'Hej Åse, velkommen til {{organisation}}');
});

test('count chooses between one and other', () => {
  assert.equal(translate(texts, 'deep.users', { count: 1 }), '1 bruger');
  assert.equal(translate(texts, 'deep.users', { count: 0 }), '0 brugere');
  assert.equal(translate(texts, 'deep.users', { count: 12 }), '12 brugere');
});

test('a key that no text has gives nothing, whatever it is made of', () => {
  assert.equal(findSentence(texts, 'deep.users', { count: 2 }), '2 brugere');
  for (const key of ['', 'deep', 'deep.nobody', 'greeting.length', 'constructor.name', 'deep.toString']) {
    assert.equal(findSentence(texts, key), undefined);
  }
});

test('numbers are written as people of the language write them', () => {
  assert.equal(formatNumber(100_000, 'da'), '100.000');
  assert.equal(formatNumber(100_000, 'en'), '100,000');
});
