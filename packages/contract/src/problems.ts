/** Every problem that the API may answer with its HTTP status (RFC 9457). The list is closed. */
export const problemStatuses = {
  'malformed-request': 400,
  'not-authenticated': 401,
  'not-permitted': 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  'unsupported-media': 415,
  'validation-failed': 422,
  'rule-broken': 422,
  'rate-limited': 429,
  internal: 500,
  unavailable: 503,
} as const;

/** Code of a problem; the last part of its `type` URI. */
export type ProblemCode = keyof typeof problemStatuses;

/** One fault inside a problem: where (JSON pointer into the body), which (code) and the values of its sentence. */
export type ProblemError = {
  readonly pointer: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Body of `application/problem+json` (RFC 9457). */
export type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance: string;
  readonly errors?: readonly ProblemError[];
};

/** Prefix of every problem's `type`. */
export const problemTypePrefix = 'urn:tillid:problem:';

/** Problems that the platform itself may answer on any endpoint. */
export const platformProblems: readonly ProblemCode[] = [
  'malformed-request',
  'not-permitted',
  'too-large',
  'unsupported-media',
  'rate-limited',
  'internal',
  'unavailable',
];
