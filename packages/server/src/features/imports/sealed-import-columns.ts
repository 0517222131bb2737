import type { SealedColumn } from '../../platform/crypto/reseal.ts';
import { sealedBlocks } from './import-block-store.ts';
import { chunkContext } from './upload-store.ts';

/** What imports keep sealed under a data key: the upload as it came, and its judged rows. */
export const sealedImportColumns: readonly SealedColumn[] = [
  {
    table: 'import_chunk',
    column: 'sealed',
    key: [
      { name: 'import_id', type: 'uuid' },
      { name: 'number', type: 'integer' },
    ],
    context: ([importId = '', number = '']) => chunkContext(importId, Number(number)),
    atOnce: 32,
  },
  sealedBlocks,
];
