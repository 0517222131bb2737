import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { emailMaxLength, hasDanishLetters, parseEmail } from './email-address.ts';

test('ordinary addresses are read; the domain in lower case', () => {
  assert.deepEqual(parseEmail(' Lars.Holm+work@Sub.Example.TEST '), {
    ok: true,
    value: 'Lars.Holm+work@sub.example.test',
  });
  assert.deepEqual(parseEmail("o'brien@example.test"), { ok: true, value: "o'brien@example.test" });
  assert.deepEqual(parseEmail('søren@ågård.test'), { ok: true, value: 'søren@ågård.test' });
});

test('addresses of the ordinary kind are read as themselves', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]{1,20}(?:[._+-][a-z0-9]{1,9}){0,3}$/u), fc.domain(), (local, domain) => {
      const email = `${local}@${domain.toLowerCase()}`;
      assert.deepEqual(parseEmail(email), { ok: true, value: email });
    }),
  );
});

test('a text that is no single address is refused', () => {
  const faulty = [
    'lars',
    '@example.test',
    'lars@',
    'lars@example',
    'lars@@example.test',
    'lars holm@example.test',
    'lars@exa mple.test',
    'lars@example..test',
    'lars@-example.test',
    '.lars@example.test',
    'lars.@example.test',
    'la..rs@example.test',
    'lars@example.test, mia@example.test',
    'lars@example.test;mia@example.test',
    'Lars <lars@example.test>',
    'mailto:lars@example.test',
    'lars@[127.0.0.1]',
    'lars@127.0.0.1',
    'lars@example.test\r\nBcc: mia@example.test',
    `${'l'.repeat(65)}@example.test`,
  ];
  for (const text of faulty) assert.deepEqual(parseEmail(text), { ok: false, fault: 'email-format' }, text);
});

test('nothing and too much are told apart', () => {
  const longest = `l@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.testtest`;
  assert.equal(longest.length, emailMaxLength);
  assert.ok(parseEmail(longest).ok);
  assert.deepEqual(parseEmail(`l${longest}`), { ok: false, fault: 'email-too-long' });
  assert.deepEqual(parseEmail(' \u00A0'), { ok: false, fault: 'email-missing' });
});

test('æ, ø and å are found in both parts and both spellings', () => {
  for (const email of ['sØren@example.test', 'lars@ærø.test', 'a\u030Ase@example.test'])
    assert.ok(hasDanishLetters(email), email);
  assert.equal(hasDanishLetters('soeren@example.test'), false);
});
