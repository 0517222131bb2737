// Runs a TypeScript file of this project in this process: `node tools/run.mjs FILE [ARGUMENTS]`.
// npm scripts put the Node that the project ships (node_modules/.bin/node) first on PATH; elsewhere the machine's own must be new enough.
import module from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Tillid needs Node 24 or newer; this is ${process.versions.node}.\n` +
      'Run it through npm (npm start, npm test), which uses the Node that is installed with the project.\n' +
      'If this platform has none there, install Node 24 from https://nodejs.org and run the command again.',
  );
  process.exit(1);
}

// Compiled code and stripped types are kept from one start to the next: a start takes half the time, and the server holds 20 MB less, which the
// stripping takes. Threads and child processes read the folder's name for themselves: a thread begins in a quarter of the time. Where the folder
// cannot be written nothing is kept.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../node_modules/.cache/tillid');
module.enableCompileCache();

const file = resolve(process.argv[2]);
process.argv.splice(1, 2, file);
await import(pathToFileURL(file));
