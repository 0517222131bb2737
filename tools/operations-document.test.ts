import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { filesMatching, inProject } from './project.ts';

const operations = readFileSync(inProject('docs/operations.md'), 'utf8');
const sources = filesMatching(['packages/server/src/**/*.ts']).filter((path) => !path.endsWith('.test.ts'));
const migrations = filesMatching(['packages/server/migrations/*.sql']).map((path) =>
  readFileSync(inProject(path), 'utf8'),
);

function section(title: string): string {
  const [, text = ''] = operations.split(`## ${title}\n`);
  return text.split('\n## ')[0] ?? '';
}

function named(text: string): Set<string> {
  return new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name ?? ''));
}

/** Every variable that the reader of settings asks for. */
async function settingsAskedFor(): Promise<string[]> {
  const { readSettings } = await import('../packages/server/src/platform/settings/read-settings.ts');
  const asked = new Set<string>();
  readSettings(
    new Proxy<Record<string, string>>(
      {},
      {
        get(_, name) {
          asked.add(String(name));
          // With a broker everything that belongs to one is asked for too.
          return name === 'EID_ISSUER' ? 'https://eid.example' : undefined;
        },
      },
    ),
  );
  return [...asked];
}

test('every setting stands in the table of settings, and nothing else does', async () => {
  const asked = await settingsAskedFor();
  assert.ok(asked.length > 20, `${asked.length} settings`);
  const first = section('Settings')
    .split('\n')
    .flatMap((line) => [...named(/^\| (.+?) \|/.exec(line)?.[1] ?? '')]);
  assert.deepEqual(first.toSorted(), asked.toSorted());
});

test('every metric is told with its meaning and when to worry', () => {
  const metrics = sources.flatMap((path) =>
    [...readFileSync(inProject(path), 'utf8').matchAll(/name: '(tillid_\w+)'/g)].map(([, name]) => name ?? ''),
  );
  assert.ok(metrics.length >= 5, `${metrics.length} metrics`);
  const told = named(section('Monitoring'));
  assert.deepEqual(
    metrics.filter((name) => !told.has(name)),
    [],
  );
});

test('every table is told with what it keeps of people, for how long and why, or as one without', () => {
  const words = (pattern: RegExp) =>
    migrations.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? ''));
  const dropped = new Set(words(/drop table (?:if exists )?(\w+)/g));
  const tables = words(/create table (\w+)/g).filter((name) => !dropped.has(name));
  assert.ok(tables.length > 25, `${tables.length} tables`);
  const told = named(section('Personal data: what, where, how long, why'));
  assert.deepEqual(
    tables.filter((name) => !told.has(name)),
    [],
  );
  assert.deepEqual(
    [...dropped].filter((name) => told.has(name)),
    [],
  );
});

test('every line of the log is in the inventory', () => {
  const lines = sources
    .filter((path) => !/\/db\/embedded\/|\/cli\//.test(path))
    .flatMap((path) =>
      [...readFileSync(inProject(path), 'utf8').matchAll(/\blog\.(?:info|warn|error)\(([^;]+?)\);/gs)].map(
        ([, text]) => text ?? '',
      ),
    )
    .flatMap((text) => /'([a-z][^'{}]+)',?\s*$/.exec(text)?.[1] ?? []);
  assert.ok(lines.length >= 12, `${lines.length} lines`);
  const told = named(section('Logs'));
  assert.deepEqual(
    [...new Set(lines)].filter((line) => !told.has(line)),
    [],
  );
});
