import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMail } from './index.ts';

const address = 'http://localhost:3000/activate/AAAAAAAAAAAAAAAAAAAAAA';
const params = {
  firstName: 'Åse <script>',
  organisation: 'Nordhavn & Søn',
  cvr: '90010018',
  administrator: 'Bjørn "Bo" Kjær',
  address,
  expiresAt: '2026-12-21T13:05:00Z',
  identifiedBy: 'cpr',
};

test('the activation mail says the same in Danish, then in English, as text and as HTML', () => {
  const mail = renderMail('activation', 'en', params);
  for (const body of [mail.text, mail.html]) {
    assert.match(body, /21\. december 2026 kl\. 14\.05/);
    assert.match(body, /21 December 2026 at 14:05/);
    assert.ok(body.indexOf('E-mailen er sendt af') < body.indexOf('This e-mail was sent by'));
    assert.ok(body.includes(address));
  }
  assert.match(mail.text, /Bjørn "Bo" Kjær, brugeradministrator hos Nordhavn & Søn/);
  assert.match(mail.html, /<div lang="da">[\s\S]*<div lang="en">/);
});

test('what people are called is text in the HTML, never markup', () => {
  const { html } = renderMail('activation', 'da', params);
  assert.ok(!html.includes('<script'));
  assert.match(html, /Åse &#60;script&#62;/);
  assert.match(html, /Nordhavn &#38; Søn/);
});

test('the HTML fetches nothing and leads nowhere but to the link', () => {
  const { html } = renderMail('activation', 'da', params);
  assert.doesNotMatch(html, /<img|<link|<style|<script|url\(|src=/i);
  assert.deepEqual(new Set([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])), new Set([address]));
});

test('only a user without CPR number reads of a code, and that it never comes by e-mail', () => {
  const withCpr = renderMail('activation', 'da', params).text;
  const withoutCpr = renderMail('activation', 'da', { ...params, identifiedBy: 'date-of-birth' }).text;
  assert.doesNotMatch(withCpr, /kode/i);
  assert.match(withoutCpr, /Koden får du for sig selv af Bjørn "Bo" Kjær[^\n]*Vi sender den aldrig med e-mail\./);
  assert.match(withoutCpr, /We never send it by e-mail\./);
});

test('a mail that no person sent names the organisation alone', () => {
  const { text } = renderMail('activation', 'da', { ...params, administrator: '', identifiedBy: 'date-of-birth' });
  assert.match(text, /E-mailen er sendt for Nordhavn & Søn\./);
  assert.doesNotMatch(text, /brugeradministrator|\{\{/);
});

test('the set-up mail names the organisation and says in both languages what comes, until when and who sent it', () => {
  const { subject, text, html } = renderMail('set-up', 'da', { ...params, administrator: '' });
  assert.equal(
    subject,
    'Nordhavn & Søn er oprettet: kom i gang som administrator / Nordhavn & Søn has been created: get started as administrator',
  );
  assert.match(text, /Nordhavn & Søn \(CVR 90010018\) er nu oprettet i Tillid/);
  assert.match(text, /21\. december 2026 kl\. 14\.05/);
  assert.match(text, /21 December 2026 at 14:05/);
  assert.match(text, /dem, der driver Tillid på localhost:3000/);
  assert.ok(text.indexOf('Kom i gang:') < text.indexOf('Get started:'));
  assert.deepEqual(new Set([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])), new Set([address]));
  assert.doesNotMatch(subject + text + html, /\{\{|undefined/);
  assert.ok(!html.includes('<script'));
});

test('the subject names no person', () => {
  const { subject } = renderMail('activation', 'da', params);
  assert.equal(subject, 'Aktivér dig som bruger hos Nordhavn & Søn / Activate yourself as a user');
});

test('the mail on a wrong person is in one language and names user and address', () => {
  const wrong = { user: 'Ida Dahl', email: 'ida@example.test', organisation: 'Nordhavn', address };
  const times = { sentAt: '2026-12-21T23:30:00Z', at: '2026-12-22T10:00:00Z' };
  const danish = renderMail('activation-wrong-person', 'da', { ...wrong, ...times });
  const english = renderMail('activation-wrong-person', 'en', { ...wrong, ...times });
  assert.match(danish.text, /Ida Dahl den 22\. december 2026/);
  assert.match(english.text, /Ida Dahl on 22 December 2026/);
  assert.match(english.html, /ida@example\.test/);
  assert.doesNotMatch(danish.subject + english.subject, /Ida|Dahl/);
});

test('every sentence has its values', () => {
  for (const identifiedBy of ['cpr', 'date-of-birth']) {
    const mail = renderMail('activation', 'da', { ...params, identifiedBy });
    assert.doesNotMatch(mail.subject + mail.text + mail.html, /\{\{|undefined/);
  }
  assert.throws(() => renderMail('unknown', 'da', {}), /no mail unknown/);
});
