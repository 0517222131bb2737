import { existsSync, readFileSync } from 'node:fs';
import { inProject } from '../project.ts';
import type { GateResult } from '../running/gate.ts';

const documentPath = 'docs/capabilities.md';
const capabilityCount = 87;
// A test of a rule alone does not show that the capability works.
const provesTheWhole = /^(?:packages\/server\/.*\.test\.ts|test\/e2e\/.*\.e2e\.ts)$/;

type Row = { readonly number: number; readonly places: readonly string[] };

/** Each of the 87 has a row, and every file and endpoint that a row names exists. */
export async function checkCapabilities(): Promise<GateResult> {
  const rows = readRows(readFileSync(inProject(documentPath), 'utf8'));
  const endpoints = await endpointNames();
  const finished = rows.filter(({ places }) => places.some((place) => provesTheWhole.test(place)));
  const faults = [
    ...missingNumbers(rows),
    ...rows.flatMap(({ number, places }) =>
      places
        .filter((place) => !isThere(place, endpoints))
        .map((place) => `${documentPath}: ${String(number)} names ${place}, which is not there`),
    ),
  ];
  return {
    line: `${String(finished.length)} of ${String(capabilityCount)} name a capability test or a journey`,
    faults,
  };
}

export function readRows(document: string): Row[] {
  return document.split('\n').flatMap((line) => {
    const cells = /^\| (\d+) \| .* \| (.*)\|$/.exec(line);
    if (cells === null) return [];
    const places = [...(cells[2] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    return [{ number: Number(cells[1]), places }];
  });
}

/** A place is an endpoint (`GET /api/v1/users`), a file, or a page (`/users`), which the journeys prove. */
export function isThere(place: string, endpoints: ReadonlySet<string>): boolean {
  if (/^[A-Z]+ \//.test(place)) return endpoints.has(place);
  return place.startsWith('/') || existsSync(inProject(place));
}

function missingNumbers(rows: readonly Row[]): string[] {
  const numbers = rows.map(({ number }) => number);
  return Array.from({ length: capabilityCount }, (_, index) => index + 1)
    .filter((number) => numbers.filter((found) => found === number).length !== 1)
    .map((number) => `${documentPath}: ${String(number)} needs exactly one row`);
}

async function endpointNames(): Promise<Set<string>> {
  const { allEndpoints } = await import('../../packages/contract/src/all-endpoints.ts');
  return new Set(allEndpoints.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`));
}
