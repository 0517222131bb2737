/** Where a command writes its result; a write ends when the reader can take more. */
export type Output = { readonly write: (text: string) => Promise<void> };

/** Standard output. A reader that goes away early, as `head` does, ends the program without a word. */
export function standardOutput(): Output {
  const stream = process.stdout;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(1);
  });
  return {
    write: (text) => new Promise((resolve) => (stream.write(text) ? resolve() : stream.once('drain', resolve))),
  };
}
