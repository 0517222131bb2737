import assert from 'node:assert/strict';
import type { ProblemBody, ProblemError } from '@tillid/contract/problems';
import type { Answer } from './client.ts';

/** The body of an answer that must have this status. */
export function readBody<T extends object>(answer: Answer, status: number): T {
  assert.equal(answer.status, status, answer.text);
  return JSON.parse(answer.text) as T;
}

/** What a refusal says, apart from the request's id and title. */
export function readRefusal(answer: Answer): {
  status: number;
  code: string | undefined;
  errors: readonly ProblemError[];
} {
  const { type, errors = [] } = JSON.parse(answer.text) as ProblemBody;
  return { status: answer.status, code: type.split(':').at(-1), errors };
}
