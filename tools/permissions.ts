// Writes docs/permissions.md from the matrix in domain (--write) or tells whether it is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { inProject } from './project.ts';
import { isMain } from './running/is-main.ts';
import type { GateResult } from './running/gate.ts';

const documentPath = 'docs/permissions.md';

export type Matrix = Readonly<Record<string, readonly string[]>>;

export async function checkPermissionsDocument(): Promise<GateResult> {
  const { text, permissions } = await generatePermissions();
  const isTrue = readDocument() === text;
  return {
    line: `${String(permissions)} permissions, the document is ${isTrue ? 'true' : 'out of date'}`,
    faults: isTrue ? [] : [`${documentPath} is not what the matrix says: npm run permissions -- --write`],
  };
}

export function permissionsDocument(roles: readonly string[], matrix: Matrix): string {
  const header = ['permission', ...roles.map(inWords)];
  const rows = Object.entries(matrix).map(([permission, holders]) => [
    `\`${permission}\``,
    ...roles.map((role) => (holders.includes(role) ? '✔' : '')),
  ]);
  return `# Who may what

Generated from \`packages/domain/src/access/permissions.ts\`, the one place that decides. A person with several roles may do what any of
them allows. Operators of the deployment hold none of these: they have endpoints of their own, and no way in at these.

${[header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}
`;
}

function inWords(role: string): string {
  return role.replaceAll('-', ' ');
}

async function generatePermissions(): Promise<{ text: string; permissions: number }> {
  const { roles, permissionMatrix } = await import('../packages/domain/src/access/permissions.ts');
  const permissions = Object.keys(permissionMatrix).length;
  return { text: permissionsDocument(roles, permissionMatrix), permissions };
}

function readDocument(): string {
  try {
    return readFileSync(inProject(documentPath), 'utf8');
  } catch {
    return '';
  }
}

async function main(): Promise<void> {
  if (process.argv.includes('--write')) {
    writeFileSync(inProject(documentPath), (await generatePermissions()).text);
    console.log(`${documentPath} written`);
    return;
  }
  const { line, faults } = await checkPermissionsDocument();
  console.log([line, ...faults].join('\n'));
  process.exitCode = faults.length === 0 ? 0 : 1;
}

if (isMain(import.meta.url)) await main();
