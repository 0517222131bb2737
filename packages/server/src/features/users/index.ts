export { asActivationLink, stateOfCode } from './activation-state.ts';
export { changesOfCpr } from './change-cpr.ts';
export { acceptDraft } from './check-draft.ts';
export { cprColumns, findUserByCpr, openCpr } from './cpr-store.ts';
export { deleteUsers } from './deleted-user-store.ts';
export { forgetDeletedUsers } from './forget-deleted-users.ts';
export { selectImportedUsers, type ImportedUserSelection } from './imported-user-selection.ts';
export { insertUser, type NewUser } from './insert-user.ts';
export { pageByName } from './name-page.ts';
export { cprNumbers, deletedCprNumbers, nextCprHashes, sealedUserColumns } from './renew-cpr.ts';
export { signInCprHashes } from './renew-sign-in-cpr.ts';
export { userRoutes } from './routes.ts';
export { endSessions, settleDueStatuses } from './settle-status.ts';
export type { SendForActivation } from './send-for-activation.ts';
export { refuseForbidden } from './user-abilities.ts';
export { listedColumns, type ListedUser } from './user-list-store.ts';
export { listView } from './user-list-view.ts';
export {
  changesBetween,
  changesOfNew,
  findLockedUser,
  findUser,
  foldedText,
  lockUser,
  updateUser,
  type UserRow,
} from './user-store.ts';
export { readProfile } from './user-view.ts';
