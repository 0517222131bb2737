import { renewalOf, type Renewal } from '../../platform/crypto/renewal.ts';
import type { SealedColumn } from '../../platform/crypto/reseal.ts';
import { sealedMails } from '../../platform/mail/sealed-mails.ts';
import { sealedImportColumns } from '../imports/index.ts';
import { operatorHashes, operatorIdentities, operatorNames } from '../operators/index.ts';
import { sealedSubjects, subjectHashes } from '../sign-in/index.ts';
import { cprNumbers, deletedCprNumbers, sealedUserColumns, signInCprHashes } from '../users/index.ts';

/** Every column of values that only tell their key; a test compares it with the schema. */
export const sealedColumns: readonly SealedColumn[] = [
  sealedMails,
  sealedSubjects,
  ...sealedUserColumns,
  ...sealedImportColumns,
];

/** What lies under an organisation's data key. */
export const dataKeyRenewals: readonly Renewal[] = [
  cprNumbers,
  deletedCprNumbers,
  ...sealedColumns.map(renewalOf),
  operatorNames,
  operatorIdentities,
];

/** What of an organisation lies under the deployment's master key, besides its data keys. */
export const masterKeyRenewals: readonly Renewal[] = [signInCprHashes, subjectHashes, operatorHashes];
