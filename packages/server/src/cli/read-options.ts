import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { WrongUse } from './wrong-use.ts';

/** How a command is called, as it stands in its help, and the options it takes. */
export type CommandOptions<T extends ParseArgsOptionsConfig> = {
  readonly usage: string;
  readonly options: T;
  /** Names of the arguments that must be there, in order. */
  readonly positionals: readonly string[];
  /** Whether the last argument may come several times. */
  readonly several?: boolean;
};

/** Reads a command's arguments; throws wrong use, with the usage, for an unknown option and for a missing or spare argument. */
export function readOptions<T extends ParseArgsOptionsConfig>(command: CommandOptions<T>, args: readonly string[]) {
  const read = parseOrRefuse(command, args);
  const missing = command.positionals.slice(read.positionals.length);
  if (missing.length > 0) throw wrongUse(command, `${missing.join(' and ')} is missing`);
  const spare = read.positionals.slice(command.positionals.length);
  if (spare.length > 0 && command.several !== true)
    throw wrongUse(command, `there is one argument too many: ${spare.join(' ')}`);
  return read;
}

/** The value of an option of a closed list; throws wrong use for any other. */
export function oneOf<const T extends string>(name: string, allowed: readonly T[], value: string): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined) throw new WrongUse(`${name} must be ${allowed.join(' or ')}, not "${value}"`);
  return found;
}

function parseOrRefuse<T extends ParseArgsOptionsConfig>(command: CommandOptions<T>, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: command.options, allowPositionals: true, strict: true });
  } catch (error) {
    throw wrongUse(command, error instanceof Error ? error.message : String(error));
  }
}

function wrongUse({ usage }: { usage: string }, fault: string): WrongUse {
  return new WrongUse(`${fault}\nUsage: ${usage}`);
}
