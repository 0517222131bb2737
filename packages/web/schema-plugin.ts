import type { Plugin } from 'vite';

const moduleId = 'virtual:inert-schemas';
const resolvedId = `\0${moduleId}`;
const schemaImport = "import * as z from 'zod/mini';";

/**
 * Leaves the validator out of the browser. The web app takes types, paths and flags from the contract and validates nothing:
 * forms use the rules of `domain`, and the server checks requests and replies. It was 7 kB of the 150 of the first visit.
 * Schemas turn into values on which anything can be called and that do nothing.
 */
export function inertSchemas(): Plugin {
  return {
    name: 'tillid-inert-schemas',
    enforce: 'pre',
    resolveId: (id) => (id === moduleId ? resolvedId : undefined),
    load: (id) =>
      id === resolvedId
        ? 'const inert = new Proxy(() => inert, { get: () => inert });\nexport const z = inert;'
        : undefined,
    transform(code, id) {
      return id.includes('/contract/src/') && code.includes(schemaImport)
        ? { code: code.replace(schemaImport, `import { z } from '${moduleId}';`), map: null }
        : undefined;
    },
  };
}
