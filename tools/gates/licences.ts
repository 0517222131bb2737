import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject, packageNames, projectRoot } from '../project.ts';
import type { GateResult } from '../running/gate.ts';

type Manifest = {
  readonly name?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const allowedLicences = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
]);

// Packages whose manifest names no licence, with the licence of the repository that they come from.
const namedElsewhere = new Map([['@react-aria/optimize-locales-plugin', 'Apache-2.0']]);

/** What the build copies into the product from elsewhere: its notice and the text of its licence travel with it. */
const shippedAssets = [
  { name: 'Det Fælles Designsystem', licence: 'MIT' },
  { name: 'IBM Plex Sans', licence: 'OFL-1.1' },
  { name: 'Material Symbols', licence: 'Apache-2.0' },
  { name: 'Material Design Icons', licence: 'Apache-2.0' },
];

export function checkLicences(): GateResult {
  const dependencies = productionDependencies();
  const faults = [
    ...dependencies.flatMap(({ name, license }) =>
      isAllowed(license) ? [] : [`${name}: licence ${license} is not on the allow list`],
    ),
    ...assetFaults(),
  ];
  return {
    line: `${String(faults.length)} missing, ${String(dependencies.length)} production dependencies, ${String(shippedAssets.length)} shipped assets`,
    faults,
  };
}

/** Judges an SPDX expression: one of an OR is enough, each of an AND is needed. */
export function isAllowed(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => allowedLicences.has(licence.trim())));
}

function assetFaults(): string[] {
  const notice = readFileSync(inProject('NOTICE'), 'utf8');
  return shippedAssets.flatMap(({ name, licence }) => [
    ...(notice.includes(name) ? [] : [`NOTICE does not name ${name}`]),
    ...(existsSync(inProject(`LICENSES/${licence}.txt`)) ? [] : [`LICENSES/${licence}.txt is missing (${name})`]),
  ]);
}

/** What runs in the product: followed from the packages' dependencies; tools and tests are not part of it. */
function productionDependencies(): { name: string; license: string }[] {
  const found = new Map<string, { name: string; license: string }>();
  const waiting = packageNames().map((name) => inProject(`packages/${name}`));
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const manifest = readManifest(folder);
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
      const target = locate(name, folder);
      if (target === undefined || found.has(target) || name.startsWith('@tillid/')) continue;
      found.set(target, { name, license: licenceOf(name, readManifest(target)) });
      waiting.push(target);
    }
  }
  return [...found.values()];
}

function licenceOf(name: string, manifest: Manifest): string {
  return manifest.license ?? namedElsewhere.get(name) ?? '(none)';
}

/** As Node looks for it: in the folder's own node_modules, then upwards. Platform packages of other machines are absent. */
function locate(name: string, from: string): string | undefined {
  for (let folder = from; folder.startsWith(projectRoot); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  return undefined;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
