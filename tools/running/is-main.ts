import { pathToFileURL } from 'node:url';

/** Whether the file is the one that was started, rather than imported by another. */
export function isMain(moduleUrl: string): boolean {
  const started = process.argv[1];
  return started !== undefined && pathToFileURL(started).href === moduleUrl;
}
