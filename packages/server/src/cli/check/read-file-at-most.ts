import { open, type FileHandle } from 'node:fs/promises';
import { WrongUse } from '../wrong-use.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a folder',
};

/** Reads a file, and of one that is larger than the limit no more than one byte beyond it; throws wrong use when it cannot be read. */
export async function readFileAtMost(file: string, limit: number): Promise<Uint8Array> {
  try {
    const handle = await open(file);
    try {
      return await readBeginning(handle, limit + 1);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new WrongUse(`${file} cannot be read: ${reasons[code] ?? code}`);
  }
}

async function readBeginning(handle: FileHandle, length: number): Promise<Uint8Array> {
  // Memory that nothing is written to is not taken from the machine, and a pipe tells no size.
  const bytes = Buffer.allocUnsafeSlow(length);
  let end = 0;
  for (;;) {
    const { bytesRead } = await handle.read(bytes, end, length - end, null);
    end += bytesRead;
    if (bytesRead === 0 || end === length) return bytes.subarray(0, end);
  }
}
