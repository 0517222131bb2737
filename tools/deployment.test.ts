import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { judgeAudit } from './audit.ts';
import { readBuildContext } from './deployment/build-context.ts';
import { checkContainerfile, instructionFaults } from './deployment/judge-containerfile.ts';
import { readContainerfile } from './deployment/read-containerfile.ts';

test('a Containerfile is read with its stages, flags, continued lines and lists', () => {
  const [first, last] = readContainerfile(
    'FROM node:24.1.2 AS web\n# why\nRUN npm ci \\\n  --ignore-scripts\nFROM node:24.1.2\nCOPY --from=web /a b/\nCMD ["serve", "it now"]\n',
  );
  assert.deepEqual([first?.base, first?.name, last?.name], ['node:24.1.2', 'web', undefined]);
  assert.equal(first?.instructions[0]?.value.replaceAll(/ +/g, ' '), 'npm ci --ignore-scripts');
  assert.deepEqual(last?.instructions[0]?.flags, new Map([['from', 'web']]));
  assert.deepEqual(last?.instructions[1]?.words, ['serve', 'it now']);
});

const refused: readonly [line: string, why: RegExp][] = [
  ['ADD https://example.org/x /x', /COPY says/],
  ['ENV MASTER_KEY=abc', /secret/],
  ['ARG EID_CLIENT_SECRET', /secret/],
  ['RUN npm ci', /--ignore-scripts/],
  ['RUN npm install left-pad', /--ignore-scripts/],
  ['RUN curl https://example.org/x', /nobody checked/],
];
for (const [line, why] of refused) {
  test(`the image is refused with: ${line}`, () => {
    const [stage] = readContainerfile(`FROM node:1.2.3\n${line}\n`);
    assert.match(stage?.instructions.flatMap(instructionFaults).join('\n') ?? '', why);
  });
}

test('the Containerfile of the project has no fault', () => {
  assert.deepEqual(checkContainerfile().faults, []);
});

test('only what is named goes into the build, and neither settings nor data', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'tillid-context-'));
  context.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'ignored'), '*\n!packages\n**/dist\n**/*.test.ts\n!test/package.json\n');
  const { has } = readBuildContext(join(folder, 'ignored'));
  const paths = [
    'packages/web/src/a.ts',
    'packages/web/dist/a.js',
    'packages/a.test.ts',
    '.env',
    'data/secrets/master.key',
  ];
  assert.deepEqual(paths.map(has), [true, false, false, false, false]);
  assert.equal(has('test/package.json'), true);
});

test('high and critical weaknesses fail the audit; a registry that cannot be asked is said', () => {
  const vulnerabilities = { a: { severity: 'moderate', range: '<2' }, b: { severity: 'high', range: '<3' } };
  assert.deepEqual(judgeAudit(JSON.stringify({ vulnerabilities })).faults, ['b <3: high']);
  assert.match(judgeAudit('{"message":"405 Method Not Allowed"}').line, /not done.*405/);
  assert.match(judgeAudit('').line, /not done/);
});
