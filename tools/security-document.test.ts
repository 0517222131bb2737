import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { filesMatching, inProject } from './project.ts';

const security = readFileSync(inProject('docs/security.md'), 'utf8');
const rows = [...security.matchAll(/^\| (\d+\.\d+\.\d+[^|]*?) \| (met|partly|no|deployment)\b[^|]* \|.*\|$/gm)];

test('what is not met, or in part, is gathered at the end', () => {
  assert.ok(rows.length > 100, `${rows.length} requirements`);
  const [, gathered = ''] = security.split('## What is not met\n');
  const states = { no: 'Not met', partly: 'In part', deployment: 'For the deployment' };
  for (const [state, words] of Object.entries(states)) {
    const wanted = rows.filter((row) => row[2] === state).map((row) => row[1]);
    const line = new RegExp(`^- \\*\\*${words}\\*\\*: (.*)\\.$`, 'm').exec(gathered)?.[1] ?? '';
    assert.deepEqual(line.split('; '), wanted);
  }
});

test('every file that is named as the place where a requirement is met is there', () => {
  const files = filesMatching(['packages/*/src/**/*.{ts,tsx}', 'tools/**/*.ts', 'test/**/*.ts']);
  const named = [...security.matchAll(/`([\w/.-]+\.tsx?)`/g)].map(([, path]) => path ?? '');
  assert.ok(named.length > 50, `${named.length} files`);
  // Inside the server's source a path is named from `platform` or `features` on, a test by its name alone where it is the only one.
  const missing = named.filter(
    (path) =>
      !files.some(
        (file) => file === path || file.endsWith(`/${path}`) || file.endsWith(`/src/${path.replace(/^domain\//, '')}`),
      ),
  );
  assert.deepEqual([...new Set(missing)], []);
});
