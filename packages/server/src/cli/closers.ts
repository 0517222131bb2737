/** What was opened, closed in reverse order; closing goes on when one fails. */
export type Closers = { readonly add: (close: () => Promise<void>) => void; readonly closeAll: () => Promise<void> };

/** Makes an empty list of what must be closed. */
export function createClosers(): Closers {
  const closers: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  async function closeAll(): Promise<void> {
    for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
      await close().catch((error: unknown) =>
        console.error('While stopping:', error instanceof Error ? error.message : error),
      );
    }
  }
  return { add: (close) => void closers.push(close), closeAll: () => (closing ??= closeAll()) };
}
