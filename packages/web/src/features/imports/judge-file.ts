import { detectEncoding } from '@tillid/domain/csv/decode-bytes';
import { fileLimits } from '@tillid/domain/csv/file-limits';
import type { FileFaultCode } from '@tillid/domain/imports/row-fault';

const beginningBytes = 65_536;

/** What can be seen of a file without sending it: that it is empty, too large or no text. The server judges all of it again. */
export async function judgeFile(file: File): Promise<FileFaultCode | undefined> {
  if (file.size === 0) {
    return 'file-empty';
  }
  if (file.size > fileLimits.bytes) {
    return 'file-too-large';
  }
  const beginning = new Uint8Array(await file.slice(0, beginningBytes).arrayBuffer());
  const encoding = detectEncoding(beginning);
  return encoding.ok ? undefined : encoding.fault;
}
