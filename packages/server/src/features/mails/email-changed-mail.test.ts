import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMail } from './index.ts';

const params = {
  firstName: 'Åse',
  organisation: 'Nordhavn & Søn',
  administrator: 'Bo Østergård',
  from: 'aase@example.test',
  to: 'n•••@example.test',
  at: '2026-06-03T10:05:00Z',
};

test('the mail of another address names both, who did it and when, in the language of the organisation', () => {
  const danish = renderMail('email-changed', 'da', params);
  assert.match(danish.text, /Før: aase@example\.test\n- Nu: n•••@example\.test/);
  assert.match(danish.text, /Det gjorde Bo Østergård 3\. juni 2026 kl\. 12\.05 \(dansk tid\)\./);
  const english = renderMail('email-changed', 'en', params);
  assert.equal(english.subject, 'Your e-mail address at Nordhavn & Søn has been changed');
  assert.match(english.html, /Nordhavn &#38; Søn/);
});

test('a change by a program names nobody', () => {
  const { text } = renderMail('email-changed', 'da', { ...params, administrator: '' });
  assert.match(text, /Det skete 3\. juni 2026/);
  assert.doesNotMatch(text, /Det gjorde|\{\{/);
});
