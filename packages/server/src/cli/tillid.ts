import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../platform/clock/clock.ts';
import { standardOutput } from './output.ts';
import { standardInput } from './secret-input.ts';
import {
  apiClientUsage,
  deliveriesUsage,
  historyUsage,
  keysUsage,
  operatorUsage,
  organisationUsage,
  usages,
} from './usages.ts';
import { WrongUse } from './wrong-use.ts';

type Command = { readonly summary: string; readonly usage?: string; readonly run: (args: string[]) => Promise<number> };

/**
 * The commands; each gives the exit status: 0 fine, 1 faults found, 2 wrong use. Each is loaded when it is called, since most need
 * little of what the server needs.
 */
const commands: Readonly<Record<string, Command>> = {
  start: {
    summary: 'everything on this machine: database, eID simulator, mailbox, demo organisation, server',
    run: async () => await (await import('./start.ts')).start(),
  },
  serve: {
    summary: 'the server alone, with the services that the environment names',
    run: async () => await (await import('./serve.ts')).serve(),
  },
  migrate: {
    summary: 'brings the database to the newest schema',
    run: async () => await (await import('./migrate.ts')).migrateDatabase(),
  },
  history: {
    summary: 'proves that nobody changed the history behind the back: verify, export for a check elsewhere, key',
    usage: historyUsage,
    async run(args) {
      const { history } = await import('./history.ts');
      return await history(args, standardOutput());
    },
  },
  operator: {
    summary: 'who runs the deployment: create (asks for the CPR number), list, remove (access ends at once)',
    usage: operatorUsage,
    async run(args) {
      const { operator } = await import('./operator.ts');
      return await operator(args, { output: standardOutput(), input: standardInput() });
    },
  },
  deliveries: {
    summary: 'authenticators that have to reach users: list, send (they are on the way), deliver (they have arrived)',
    usage: deliveriesUsage,
    async run(args) {
      const { deliveries } = await import('./deliveries.ts');
      return await deliveries(args, standardOutput());
    },
  },
  organisation: {
    summary: 'create (asks for the CPR number of the first administrator, who is mailed a link), settings',
    usage: organisationUsage,
    async run(args) {
      const { organisation } = await import('./organisation.ts');
      return await organisation(args, { output: standardOutput(), input: standardInput() });
    },
  },
  'api-client': {
    summary: 'lets programs in: create (prints the secret once), list, disable',
    usage: apiClientUsage,
    async run(args) {
      const { apiClient } = await import('./api-client.ts');
      return await apiClient(args, standardOutput());
    },
  },
  user: {
    summary: 'erase: forgets a deleted user for good',
    usage: usages.userErase,
    async run(args) {
      const { user } = await import('./user.ts');
      return await user(args, standardOutput());
    },
  },
  keys: {
    summary: 'rotates the master key and the keys of organisations while servers run; says what lies under which key',
    usage: keysUsage,
    async run(args) {
      const { keys } = await import('./keys.ts');
      return await keys(args, standardOutput());
    },
  },
  check: {
    summary: 'says what is wrong in a .csv file of users; needs no server and changes nothing',
    usage: usages.check,
    async run(args) {
      const { check } = await import('./check.ts');
      return await check(args, { output: standardOutput(), clock: systemClock, environment: process.env });
    },
  },
  import: {
    summary:
      'imports a .csv file of users through the API of a server: TILLID_URL, TILLID_CLIENT_ID, TILLID_CLIENT_SECRET',
    usage: usages.import,
    async run(args) {
      const { importUsers } = await import('./import.ts');
      const progress = process.stderr.isTTY ? (line: string) => process.stderr.write(`\r\u001B[K${line}`) : undefined;
      return await importUsers(args, { output: standardOutput(), progress, environment: process.env, wait });
    },
  },
  seed: {
    summary: 'fills a test database with synthetic organisations, people and history, for measurements',
    usage: usages.seed,
    run: async (args) => await (await import('./seed.ts')).seed(args, standardOutput()),
  },
};

const [, , name = 'help', ...args] = process.argv;
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command === undefined) {
  if (name !== 'help' && name !== '--help') console.error(`tillid has no command "${name}".`);
  const lines = Object.entries(commands).map(([each, { summary }]) => `  ${each.padEnd(14)}${summary}`);
  console.log(['Usage: tillid COMMAND', '', ...lines, '', 'More on a command: tillid COMMAND --help', ''].join('\n'));
  process.exitCode = name === 'help' || name === '--help' ? 0 : 2;
} else if (args.includes('--help')) {
  console.log(`Usage: ${command.usage ?? `tillid ${name}`}\n\n  ${command.summary}`);
} else {
  process.exitCode = await command.run(args).catch((error: unknown) => {
    if (error instanceof WrongUse) {
      console.error(error.message);
      return 2;
    }
    console.error(error instanceof Error ? error.message : error);
    if (process.env['LOG_LEVEL'] === 'debug') console.error(error);
    return 1;
  });
}
