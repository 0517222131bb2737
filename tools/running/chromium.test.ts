import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findChromium } from './chromium.ts';

test('what CHROMIUM names is taken', () => {
  assert.equal(findChromium({ CHROMIUM: process.execPath, PATH: '' }), process.execPath);
});

test('a CHROMIUM that is not there is not replaced by another silently', () => {
  assert.equal(findChromium({ CHROMIUM: '/nowhere/chromium', PATH: process.env['PATH'] }), undefined);
});
