import {
  problemStatuses,
  problemTypePrefix,
  type ProblemBody,
  type ProblemCode,
  type ProblemError,
} from '@tillid/contract/problems';

/** A fault that ends the request; thrown by use cases, answered as `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly ProblemError[];
  readonly retryAfterSeconds: number | undefined;
  /** What `WWW-Authenticate` says where it is not what the code alone tells. */
  readonly challenge: string | undefined;

  constructor(
    code: ProblemCode,
    options: {
      detail?: string;
      errors?: readonly ProblemError[];
      retryAfterSeconds?: number;
      challenge?: string;
      cause?: unknown;
    } = {},
  ) {
    super(options.detail ?? '', { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.errors = options.errors ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.challenge = options.challenge;
  }
}

/** A rule of the domain that forbids it: `code` names the rule. */
export function ruleBroken(code: string, params?: ProblemError['params']): Problem {
  return new Problem('rule-broken', {
    errors: [params === undefined ? { pointer: '', code } : { pointer: '', code, params }],
  });
}

/** A program called where only a person may: what is a person's own, or needs a person who has just logged in. */
export function personRequired(): Problem {
  return new Problem('not-permitted', { errors: [{ pointer: '', code: 'person-required' }] });
}

/** The body of a problem. */
export function problemBody(problem: Problem, requestId: string): ProblemBody {
  return {
    type: problemTypePrefix + problem.code,
    title: problem.code.replaceAll('-', ' '),
    status: problemStatuses[problem.code],
    ...(problem.message === '' ? {} : { detail: problem.message }),
    instance: requestId,
    ...(problem.errors.length === 0 ? {} : { errors: problem.errors }),
  };
}
