import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { GateResult } from './running/gate.ts';
import { isMain } from './running/is-main.ts';

const distFolder = new URL('../packages/web/dist/', import.meta.url);
const entryPage = 'src/features/sign-in/front-page.tsx';
const danish = 'src/i18n/core-da.ts';
const kilobyte = 1_000;

// The second language and the font files for other alphabets are fetched only by those who need them.
const budgets = { firstRoute: 150, otherRoute: 60, styles: 20, fonts: 55 } as const;

type Chunk = {
  readonly file: string;
  readonly src?: string;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
};
type Manifest = Readonly<Record<string, Chunk>>;
type Measure = { readonly name: string; readonly kilobytes: number; readonly limit: number };

/** Measures the built web app against the budgets. The build must be there. */
export async function checkWebBudgets(): Promise<GateResult> {
  const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', distFolder), 'utf8')) as Manifest;
  const page = await readFile(new URL('index.html', distFolder), 'utf8');
  const measures = await measure(manifest, scriptsOfPage(page));
  return {
    line: `web budgets: ${measures.map(sentence).join(', ')}`,
    faults: measures
      .filter(({ kilobytes, limit }) => kilobytes > limit)
      .map((over) => `over budget: ${sentence(over)}`),
  };
}

function sentence({ name, kilobytes, limit }: Measure): string {
  return `${name} ${kilobytes.toFixed(1)} kB of ${limit}`;
}

/** Files that the page itself asks for. The manifest does not tell: it leaves out an entry that does nothing but import. */
function scriptsOfPage(page: string): ReadonlySet<string> {
  return new Set([...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? ''));
}

async function measure(manifest: Manifest, named: ReadonlySet<string>): Promise<Measure[]> {
  const entries = Object.keys(manifest).filter((key) => named.has(manifest[key]?.file ?? ''));
  if (entries.length === 0 || manifest[entryPage] === undefined || manifest[danish] === undefined) {
    throw new Error('The build has no scripts, front page or Danish texts where they are expected');
  }
  const first = closure(manifest, [...entries, entryPage, danish]);
  const styles = [...first].flatMap((key) => manifest[key]?.css ?? []);
  return [
    { name: 'first route', kilobytes: await scripts(manifest, first), limit: budgets.firstRoute },
    await largestOtherRoute(manifest, first),
    { name: 'styles', kilobytes: await gzipped(styles), limit: budgets.styles },
    { name: 'fonts', kilobytes: await fonts(), limit: budgets.fonts },
  ];
}

async function largestOtherRoute(manifest: Manifest, first: ReadonlySet<string>): Promise<Measure> {
  let largest: Measure = { name: 'other routes', kilobytes: 0, limit: budgets.otherRoute };
  const routes = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry && key.startsWith('src/'));
  for (const route of routes) {
    const extra = new Set([...closure(manifest, [route])].filter((key) => !first.has(key)));
    const kilobytes = await scripts(manifest, extra);
    if (kilobytes > largest.kilobytes) {
      largest = { ...largest, name: `largest other route (${route.slice(route.lastIndexOf('/') + 1)})`, kilobytes };
    }
  }
  return largest;
}

function closure(manifest: Manifest, keys: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const key of keys) {
    if (!seen.has(key)) {
      seen.add(key);
      closure(manifest, manifest[key]?.imports ?? [], seen);
    }
  }
  return seen;
}

function scripts(manifest: Manifest, keys: ReadonlySet<string>): Promise<number> {
  return gzipped([...keys].flatMap((key) => manifest[key]?.file ?? []).filter((file) => file.endsWith('.js')));
}

async function gzipped(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(new URL(file, distFolder))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / kilobyte;
}

async function fonts(): Promise<number> {
  const files = await readdir(new URL('assets/', distFolder));
  const needed = files.filter((file) => file.includes('-Latin1-') && file.endsWith('.woff2'));
  const sizes = await Promise.all(
    needed.map(async (file) => (await readFile(new URL(`assets/${file}`, distFolder))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / kilobyte;
}

if (isMain(import.meta.url)) {
  const { line, faults } = await checkWebBudgets();
  console.log([line, ...faults].join('\n'));
  process.exitCode = faults.length === 0 ? 0 : 1;
}
