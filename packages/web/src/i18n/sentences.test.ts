import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { ui as danish } from '@tillid/text/da/ui';
import { words } from '@tillid/text/da/words';
import { ui as english } from '@tillid/text/en/ui';
import { addSentences, currentSpeech, findSpoken, hearSpeech, speak } from './sentences.ts';

beforeEach(() => {
  addSentences('da', { ui: danish });
  addSentences('en', { ui: english });
  speak('da');
});

test('a change of language gives another speech, and tells those who listen', () => {
  const before = currentSpeech();
  const heard: string[] = [];
  const stop = hearSpeech(() => heard.push(currentSpeech().language));
  assert.equal(before.t('ui.close'), danish.close);
  speak('en');
  stop();
  speak('da');
  assert.deepEqual(heard, ['en']);
  assert.notEqual(currentSpeech(), before);
});

test('a sentence is in the language of the page, with its number', () => {
  assert.equal(currentSpeech().t('ui.errorSummary', { count: 1 }), danish.errorSummary_one);
  speak('en');
  assert.equal(
    currentSpeech().t('ui.errorSummary', { count: 3 }),
    english.errorSummary_other.replace('{{count}}', '3'),
  );
});

test('texts that come later stand beside those that are there', () => {
  addSentences('da', { words });
  assert.equal(currentSpeech().t('words.cvr'), words.cvr);
  assert.equal(findSpoken('ui.close'), danish.close);
});

test('a key made of what the server says gives nothing when no text has it', () => {
  assert.equal(findSpoken('ui.nobody-knows'), undefined);
});
