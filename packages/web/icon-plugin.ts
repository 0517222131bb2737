import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { iconNames } from './src/ui/icon-names.ts';

const moduleId = 'virtual:icons';
const resolvedId = `\0${moduleId}`;
const developmentPath = '/icons.svg';
const folder = new URL('../../node_modules/dkfds/src/img/svg-icons/', import.meta.url);

/**
 * Makes one picture of the dkfds icons that `icon-names.ts` lists, and `virtual:icons`, which tells where it is. Inside the
 * scripts they would cost 5 kB of each first visit, and more with each icon.
 */
export function icons(): Plugin {
  let building = false;
  return {
    name: 'tillid-icons',
    configResolved: (config) => {
      building = config.command === 'build';
    },
    resolveId: (id) => (id === moduleId ? resolvedId : undefined),
    load(id) {
      if (id !== resolvedId) {
        return undefined;
      }
      const url = building
        ? `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name: 'icons.svg', source: makeSprite() })}`
        : `'${developmentPath}'`;
      return `export const iconsUrl = ${url};`;
    },
    configureServer(server) {
      server.middlewares.use(developmentPath, (_request, response) => {
        response.setHeader('Content-Type', 'image/svg+xml').end(makeSprite());
      });
    },
  };
}

function makeSprite(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg">${iconNames.map(makeSymbol).join('')}</svg>`;
}

function makeSymbol(name: string): string {
  const svg = readFileSync(fileURLToPath(new URL(`${name}.svg`, folder)), 'utf8');
  const [, viewBox, shapes] = /<svg[^>]*viewBox="([^"]+)"[^>]*>(.*)<\/svg>/s.exec(svg) ?? [];
  if (viewBox === undefined || shapes === undefined) {
    throw new Error(`The icon ${name} has no viewBox`);
  }
  return `<symbol id="${name}" viewBox="${viewBox}">${shapes}</symbol>`;
}
