import { pino, type DestinationStream, type Logger } from 'pino';

/** The log: structured, without personal data; callers pass ids and codes, never names, addresses or bodies. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** Opens the log at a level; on standard output unless another stream is given. */
export function openLog(level: string, stream: DestinationStream = standardOutput()): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: serializeError, err: serializeError },
      redact: { paths: ['req.headers', 'res.headers', '*.cookie', '*.authorization'], remove: true },
    },
    stream,
  );
}

/** A full disk or a reader that is gone takes the log away, not the server; what could not be written is kept up to this and then dropped. */
const mostUnwrittenBytes = 1024 * 1024;

function standardOutput(): DestinationStream {
  return pino.destination({ dest: 1, sync: true, maxLength: mostUnwrittenBytes }).on('error', () => undefined);
}

// Fastify passes errors as they are; ours are described where they are caught.
function serializeError(error: unknown): unknown {
  return error instanceof Error ? describeError(error) : error;
}

/** Name, code and stack of an error. Messages that can quote what was read (of the database, of JSON, of dates) are left out. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const fromDatabase = 'severity' in error && 'routine' in error;
  const quotes = fromDatabase || error instanceof SyntaxError || error instanceof RangeError;
  const details = error as Error & { code?: string; constraint?: string; table?: string };
  return {
    name: error.name,
    code: details.code,
    ...(fromDatabase ? { constraint: details.constraint, table: details.table } : {}),
    ...(quotes ? {} : { message: error.message }),
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 12)
      .join('\n'),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
