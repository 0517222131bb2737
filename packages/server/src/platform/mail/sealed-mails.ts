import type { SealedColumn } from '../crypto/reseal.ts';
import { mailContext } from './enqueue-mail.ts';

/** The sealed values of mails. */
export const sealedMails: SealedColumn = {
  table: 'email',
  column: 'sealed',
  key: [{ name: 'id', type: 'uuid' }],
  context: ([id = '']) => mailContext(id),
  atOnce: 2_000,
};
