import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { problems } from '@tillid/text/da/problems';
import { addSentences, currentSpeech } from '../i18n/sentences.ts';
import { ApiProblem, NetworkFailure, readProblem } from './api-problem.ts';
import { formFaultLines, placeFaults } from './field-faults.ts';

before(() => addSentences('da', { problems }));

function place(error: Error) {
  const placed: string[] = [];
  const left = placeFaults<{ email: string }>({
    error,
    fields: ['email'],
    setError: (field, fault) => placed.push(`${field}: ${fault.type}`),
  });
  return { placed, form: formFaultLines(left, currentSpeech().t).map(({ message }) => message) };
}

test('a fault goes to the field that its pointer names, by its code, and another to the whole form', () => {
  const error = new ApiProblem('validation-failed', 422, [
    { pointer: '/email', code: 'email-format' },
    { pointer: '/cpr', code: 'cpr-date' },
  ]);
  assert.deepEqual(place(error), { placed: ['email: email-format'], form: [problems.field['cpr-date']] });
});

test('a code without words gets the general sentence, never the code', () => {
  const error = new ApiProblem('validation-failed', 422, [{ pointer: '/cpr', code: 'nobody-knows' }]);
  assert.deepEqual(place(error).form, [problems.unknownFault]);
});

test('a broken rule and a lost line are about the whole form', () => {
  const broken = new ApiProblem('rule-broken', 422, [{ pointer: '', code: 'own-account' }]);
  assert.deepEqual(place(broken).form, [problems.rule['own-account']]);
  assert.deepEqual(place(new NetworkFailure()).form, [problems.code.network]);
});

test('an answer that is not ours is a failure with a known code', () => {
  assert.equal(readProblem(502, '<html>').code, 'unavailable');
  assert.equal(readProblem(404, undefined).code, 'internal');
});
