import { migrateDatabase } from './migrate.ts';
import { serve } from './serve.ts';
import { start } from './start.ts';
import { WrongUse } from './wrong-use.ts';

/** The commands; each gives the exit status: 0 fine, 1 faults found, 2 wrong use. */
const commands: Readonly<Record<string, { run: () => Promise<number>; summary: string }>> = {
  start: {
    run: start,
    summary: 'everything on this machine: database, eID simulator, mailbox, demo organisation, server',
  },
  serve: { run: serve, summary: 'the server alone, with the services that the environment names' },
  migrate: { run: migrateDatabase, summary: 'brings the database to the newest schema' },
};

const [, , name = 'help'] = process.argv;
const command = commands[name];
if (command === undefined) {
  const lines = Object.entries(commands).map(([each, { summary }]) => `  ${each.padEnd(10)}${summary}`);
  console.log(['Usage: tillid COMMAND', '', ...lines, ''].join('\n'));
  process.exitCode = name === 'help' ? 0 : 2;
} else {
  process.exitCode = await command.run().catch((error: unknown) => {
    if (error instanceof WrongUse) {
      console.error(error.message);
      return 2;
    }
    console.error(error instanceof Error ? error.message : error);
    if (process.env['LOG_LEVEL'] === 'debug') console.error(error);
    return 1;
  });
}
