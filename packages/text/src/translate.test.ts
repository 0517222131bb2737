import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNumber, translate } from './translate.ts';

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

test('numbers are written as people of the language write them', () => {
  assert.equal(formatNumber(100_000, 'da'), '100.000');
  assert.equal(formatNumber(100_000, 'en'), '100,000');
});
