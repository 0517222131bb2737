// Writes docs/openapi.json from the contract (--write) or tells how the two differ. The check compares them each time.
import { readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { inProject } from './project.ts';
import { isMain } from './running/is-main.ts';
import type { GateResult } from './running/gate.ts';

type Json = Readonly<Record<string, unknown>>;

const documentPath = 'docs/openapi.json';

export async function checkOpenApi(): Promise<GateResult> {
  const { document, text, endpoints } = await generateOpenApi();
  const written = readDocument();
  const faults = written === text ? [] : differences(JSON.parse(written) as Json, document);
  // Equal in content but not in form: the file was edited by hand.
  if (written !== text && faults.length === 0) faults.push('written otherwise');
  return {
    line: `${String(faults.length)} differences, ${String(endpoints)} endpoints`,
    faults:
      faults.length === 0
        ? []
        : [`${documentPath} is not what the contract says: npm run openapi -- --write`, ...faults],
  };
}

/** Names the operations, and the parts outside of them, in which two documents differ. */
export function differences(written: Json, generated: Json): string[] {
  const before = partsOf(written);
  const after = partsOf(generated);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((part) => {
    if (!before.has(part)) return [`${part}: not in the document`];
    if (!after.has(part)) return [`${part}: no longer in the contract`];
    return isDeepStrictEqual(before.get(part), after.get(part)) ? [] : [`${part}: differs`];
  });
}

function partsOf(document: Json): Map<string, unknown> {
  const { paths, ...others } = document;
  const operations = Object.entries((paths ?? {}) as Readonly<Record<string, Json>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, unknown] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
  return new Map([...operations, ...Object.entries(others)]);
}

async function generateOpenApi(): Promise<{ document: Json; text: string; endpoints: number }> {
  const [{ allEndpoints, endpointGroups }, { toOpenApi }] = await Promise.all([
    import('../packages/contract/src/all-endpoints.ts'),
    import('../packages/contract/src/openapi.ts'),
  ]);
  const text = `${JSON.stringify(toOpenApi(endpointGroups), undefined, 2)}\n`;
  return { document: JSON.parse(text) as Json, text, endpoints: allEndpoints.length };
}

function readDocument(): string {
  try {
    return readFileSync(inProject(documentPath), 'utf8');
  } catch {
    // Not written yet: everything in the contract is then a difference.
    return '{}';
  }
}

async function main(): Promise<void> {
  if (process.argv.includes('--write')) {
    writeFileSync(inProject(documentPath), (await generateOpenApi()).text);
    console.log(`${documentPath} written`);
    return;
  }
  const { line, faults } = await checkOpenApi();
  console.log([line, ...faults].join('\n'));
  process.exitCode = faults.length === 0 ? 0 : 1;
}

if (isMain(import.meta.url)) await main();
