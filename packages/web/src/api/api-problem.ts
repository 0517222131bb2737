import { problemTypePrefix, type ProblemCode, type ProblemError } from '@tillid/contract/problems';

/** What the server refused, by the closed list of codes; `reference` is the number of the request in the server's log. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly errors: readonly ProblemError[];
  readonly reference: string | undefined;

  constructor(code: ProblemCode, status: number, errors: readonly ProblemError[] = [], reference?: string) {
    super(`${status} ${code}`);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
    this.errors = errors;
    this.reference = reference;
  }

  /** True when one of the faults has the code, such as the rule that was broken. */
  has(errorCode: string): boolean {
    return this.errors.some((error) => error.code === errorCode);
  }
}

/** The server was not reached, so nobody knows whether the request was done. */
export class NetworkFailure extends Error {
  constructor(cause?: unknown) {
    super('the server was not reached', { cause });
    this.name = 'NetworkFailure';
  }
}

/** Reads the problem in a reply; a proxy in between may answer with something else than ours. */
export function readProblem(status: number, body: unknown): ApiProblem {
  if (!isRecord(body) || typeof body['type'] !== 'string' || !body['type'].startsWith(problemTypePrefix)) {
    return new ApiProblem(status >= 500 ? 'unavailable' : 'internal', status);
  }
  const code = body['type'].slice(problemTypePrefix.length) as ProblemCode;
  const errors = Array.isArray(body['errors']) ? (body['errors'] as ProblemError[]) : [];
  return new ApiProblem(code, status, errors, typeof body['instance'] === 'string' ? body['instance'] : undefined);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
