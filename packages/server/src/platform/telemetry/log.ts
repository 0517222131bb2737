import { pino, type Logger } from 'pino';

/** The log: structured, without personal data; callers pass ids and codes, never names, addresses or bodies. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** Opens the log on standard output at a level. */
export function openLog(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: describeError },
    redact: { paths: ['req.headers', 'res.headers', '*.cookie', '*.authorization'], remove: true },
  });
}

/** Name, code and stack of an error. Messages of database errors are left out: they can quote values. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const fromDatabase = 'severity' in error && 'routine' in error;
  const details = error as Error & { code?: string; constraint?: string; table?: string };
  return {
    name: error.name,
    code: details.code,
    ...(fromDatabase ? { constraint: details.constraint, table: details.table } : { message: error.message }),
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 12)
      .join('\n'),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
