import { totalmem } from 'node:os';

/** The file in the cluster that holds Tillid's settings of PostgreSQL. */
export const settingsFileName = 'tillid.conf';

const mebibyte = 1024 * 1024;

/** The memory in bytes that this process may use: the machine's, or the container's when that is less. */
export function availableMemory(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}

/** The text of Tillid's settings for PostgreSQL on a machine with `memory` bytes; `durable` false is for tests only. */
export function clusterSettings(memory: number, durable: boolean): string {
  const settings = { ...sizes(memory), ...safety(durable), ...silence, ...habits };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value}'\n`)
    .join('');
}

/** Shares of the memory that leave most of it to the server, the operating system's cache and the browser on a laptop. */
function sizes(memory: number): Record<string, string> {
  return {
    shared_buffers: share(memory, 8, 64, 512),
    effective_cache_size: share(memory, 2, 256, 65_536),
    work_mem: share(memory, 256, 4, 32),
    maintenance_work_mem: share(memory, 16, 64, 512),
    max_wal_size: '2GB',
    min_wal_size: '128MB',
  };
}

function share(memory: number, part: number, least: number, most: number): string {
  const size = Math.floor(memory / part / mebibyte);
  return `${Math.min(most, Math.max(least, size))}MB`;
}

function safety(durable: boolean): Record<string, string> {
  const value = durable ? 'on' : 'off';
  return { fsync: value, synchronous_commit: value, full_page_writes: value };
}

/**
 * Messages of the level ERROR repeat values that a client sent ("invalid input syntax …", "Key (…)=(…)"), and those may
 * be personal data. The client gets them; the log gets only what concerns the server itself.
 */
const silence: Readonly<Record<string, string>> = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
  log_line_prefix: '%m [%p] ',
};

const habits: Readonly<Record<string, string>> = {
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  // Compiling a query costs more than these short queries take.
  jit: 'off',
};
