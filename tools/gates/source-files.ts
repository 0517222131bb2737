import { readFileSync } from 'node:fs';
import { filesMatching, inProject } from '../project.ts';

export type SourceFile = { readonly path: string; readonly text: string };

const extensions = '{ts,tsx,mjs,sql,scss,css}';
const patterns = [
  `packages/*/*.${extensions}`,
  `packages/*/{bin,src,migrations,scripts}/**/*.${extensions}`,
  `{test,tools,bench}/**/*.${extensions}`,
  '.dependency-cruiser.mjs',
];

/** Everything people write by hand in this repository and a machine runs. */
export function readSourceFiles(): SourceFile[] {
  return filesMatching(patterns).map((path) => ({ path, text: readFileSync(inProject(path), 'utf8') }));
}
