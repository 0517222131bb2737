export { acceptOrders } from './accept-orders.ts';
export { listAdministratorPeriods, lockAdministrators } from './administrator-store.ts';
export { asActivationLink, isDeactivationPlanned, stateOfCode } from './activation-state.ts';
export { changesOfCpr } from './change-cpr.ts';
export { acceptDraft } from './check-draft.ts';
export { cprColumns, findUserByCpr, openCpr } from './cpr-store.ts';
export { deleteUsers, findDeletedNames, openDeletedName } from './deleted-user-store.ts';
export { selectImportedUsers, selectUsers, type UserSelection } from './selected-users.ts';
export { insertUser, type NewUser } from './insert-user.ts';
export {
  openPlace,
  readPage,
  sealPlace,
  unusableCursor,
  type CursorKeys,
  type KeysetPage,
  type Place,
  type ReadSide,
} from './keyset-page.ts';
export { lockUsers, updateUnits, updateUsers } from './many-users.ts';
export { pageByName } from './name-page.ts';
export { orderAuthenticators, placeOrders, type OrderedAuthenticator } from './order-authenticators.ts';
export { cprNumbers, deletedCprNumbers, nextCprHashes, sealedUserColumns } from './renew-cpr.ts';
export { signInCprHashes } from './renew-sign-in-cpr.ts';
export { refuseToLeaveNobody } from './refuse-to-leave-nobody.ts';
export { userRoutes } from './routes.ts';
export { listUsersNamed } from './same-person.ts';
export { endSessions, settleDueStatuses } from './settle-status.ts';
export type { SendForActivation } from './send-for-activation.ts';
export { abilityByPermission, abilityFor, refuseForbidden, type Ability, type Viewer } from './user-abilities.ts';
export {
  conditionsOf,
  conditionsOfOrder,
  ofImport,
  possibleStatuses,
  writtenStatuses,
  type Condition,
  type Elsewhere,
} from './user-conditions.ts';
export { countUsersToLimit, listedColumns, type ListedUser } from './user-list-store.ts';
export { listView, type UserListRow } from './user-list-view.ts';
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
export { findUnitFaults, unitColumns, unitsOf } from './user-units.ts';
export { conditionsOfSearch, readSearch, readUserFilter, usersMatching } from './users-matching.ts';
export { readProfile } from './user-view.ts';
