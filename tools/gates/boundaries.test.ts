import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkBoundaries, judgeCruise } from './boundaries.ts';

// A small repository in which each import breaks one rule of .dependency-cruiser.mjs, and the last ones break none.
const forbidden: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['domain-imports', 'packages/domain/src/a.ts', 'packages/text/src/da.ts'],
  ['contract-imports', 'packages/contract/src/a.ts', 'packages/server/src/main.ts'],
  ['web-imports', 'packages/web/src/a.ts', 'packages/server/src/main.ts'],
  ['server-imports', 'packages/server/src/a.ts', 'packages/web/src/a.ts'],
  ['platform-knows-no-feature', 'packages/server/src/platform/db/a.ts', 'packages/server/src/features/users/index.ts'],
  ['features-below-app', 'packages/server/src/features/users/a.ts', 'packages/server/src/app.ts'],
  [
    'front-door-only',
    'packages/server/src/features/users/b.ts',
    'packages/server/src/features/imports/import-store.ts',
  ],
  ['front-door-from-outside', 'packages/server/src/app.ts', 'packages/server/src/features/imports/import-store.ts'],
  ['ui-knows-only-ui', 'packages/web/src/ui/a.ts', 'packages/domain/src/free.ts'],
  ['journeys-use-the-front-of-the-house', 'test/e2e/a.ts', 'packages/domain/src/free.ts'],
  ['product-knows-no-test', 'packages/server/src/b.ts', 'test/support/server.ts'],
  ['no-circle', 'packages/text/src/one.ts', 'packages/text/src/two.ts'],
];

const permitted: readonly (readonly [from: string, to: string])[] = [
  ['packages/text/src/two.ts', 'packages/text/src/one.ts'],
  ['packages/contract/src/b.ts', 'packages/domain/src/free.ts'],
  ['packages/server/src/features/users/c.ts', 'packages/server/src/features/imports/index.ts'],
  ['packages/server/src/features/users/users.test.ts', 'test/support/server.ts'],
  ['test/e2e/b.ts', 'test/support/server.ts'],
];

let folder = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillid-boundaries-'));
  const imports: (readonly [string, string])[] = [
    ...forbidden.map(([, from, to]) => [from, to] as const),
    ...permitted,
  ];
  const files = new Map(imports.flatMap((pair) => pair).map((path) => [path, 'export const here = 1;\n']));
  for (const [from, to] of imports) files.set(from, `${files.get(from) ?? ''}import '${join(folder, to)}';\n`);
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await mkdir(join(folder, 'tools'));
  await mkdir(join(folder, 'bench'));
  await writeFile(
    join(folder, 'tools/using.ts'),
    'export async function wait() {\n  await using held = await open();\n}\n',
  );
});

after(() => rm(folder, { recursive: true, force: true }));

test('each forbidden import is refused by its rule, and nothing else is', async () => {
  const { faults } = await checkBoundaries(folder);
  const expected = forbidden.map(([rule, from, to]) => `${rule}: ${from} → ${to}`);
  assert.deepEqual(faults.toSorted(), expected.toSorted());
});

test('a run that read no import is a fault: without its parser the tool finds nothing wrong', () => {
  const blind = {
    modules: [{ source: 'packages/a.ts', dependencies: [] }],
    summary: { violations: [], totalDependenciesCruised: 0 },
  };
  assert.equal(judgeCruise(blind).faults.length, 1);
});
