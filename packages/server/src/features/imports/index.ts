export { checkImportJob } from './check-import.ts';
export { eraseFileNames, listFileNames } from './erase-file-names.ts';
export { findFileNames } from './find-file-names.ts';
export { erasePersonRows } from './erase-person-rows.ts';
export { cancelForgottenImport, eraseUploadPiece } from './erase-uploads.ts';
export { hasImportedUsersMenu } from './imported-user-store.ts';
export { sealedImportColumns } from './sealed-import-columns.ts';
export { importRoutes } from './routes.ts';
export { applyImportJob } from './run-import.ts';
