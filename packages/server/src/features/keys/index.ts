export {
  readKeyStatus,
  readOrganisationKeyStatus,
  type KeyStatus,
  type MasterKeyStatus,
  type OrganisationKeyStatus,
} from './read-key-status.ts';
export { countNotUnder } from './key-store.ts';
export { sealedColumns } from './renewals.ts';
export { rotateAllDataKeys, rotateDataKey } from './rotate-data-keys.ts';
export { rotateMasterKey, ServersLackKey } from './rotate-master-key.ts';
export { aloneInRotation, RotationUnderWay, type Progress, type RotationParts } from './rotation.ts';
