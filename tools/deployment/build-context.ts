import { cpSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Tells whether a path of the repository is sent to the engine that builds the image. */
export type BuildContext = { readonly has: (path: string) => boolean };

/** Reads `.dockerignore`: the last pattern that fits a path, or a folder above it, decides. */
export function readBuildContext(ignoreFile: string): BuildContext {
  const patterns = readFileSync(ignoreFile, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ pattern: patternOf(line.replace(/^!/, '')), kept: line.startsWith('!') }));
  return {
    has(path) {
      const places = pathAndFolders(path);
      return patterns.findLast(({ pattern }) => places.some((place) => pattern.test(place)))?.kept ?? true;
    },
  };
}

/** Copies a file or folder as COPY does, without what the context does not hold. */
export function copyFromContext(context: BuildContext, root: string, from: string, to: string): void {
  const isFolder = statSync(join(root, from)).isDirectory();
  cpSync(join(root, from), to, {
    recursive: true,
    filter: (source) => statSync(source).isDirectory() || context.has(relative(root, source).replaceAll('\\', '/')),
  });
  if (!isFolder && !context.has(from)) throw new Error(`COPY ${from}: .dockerignore leaves it out`);
}

/** Here `*` fits names that begin with a dot too, which a shell's does not. */
function patternOf(glob: string): RegExp {
  const parts = glob.split('/').map((part) => (part === '**' ? '(?:.*/)?' : `${nameOf(part)}/`));
  return new RegExp(`^${parts.join('').replace(/\/$/, '')}$`);
}

function nameOf(part: string): string {
  const escaped = part.split('*').map((text) => text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return escaped.join('[^/]*');
}

function pathAndFolders(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
