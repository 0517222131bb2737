import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linksIn, splitLinks } from './links.ts';

test('addresses end before the punctuation of the sentence', () => {
  const text =
    'Åbn http://localhost:3000/activate/abc_DEF-12. Eller (https://example.test/a?b=c&d), "https://x.test/".';
  const links = ['http://localhost:3000/activate/abc_DEF-12', 'https://example.test/a?b=c&d', 'https://x.test/'];
  assert.deepEqual(linksIn(text), links);
});

test('only web addresses are links, and no character is lost', () => {
  const text = 'javascript:alert(1) ftp://x.test http:// mailto:a@b.test\nhttps://example.test';
  const parts = splitLinks(text);
  assert.equal(parts.map((part) => part.text).join(''), text);
  assert.deepEqual(linksIn(text), ['https://example.test']);
});
