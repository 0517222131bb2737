import type { Translate } from '../../i18n/sentences.ts';
import type { UserAuthenticators } from '../authenticators/use-authenticators.ts';
import type { UserProfile } from './user-profile.ts';

/** One thing that a user loses by being deleted, as a sentence; undefined for a user who does not have it. */
type DeletionLoss = (
  user: UserProfile,
  t: Translate,
  authenticators: UserAuthenticators['items'],
) => string | undefined;

/** Everything that is lost with a user, in the order of the dialog; what a capability adds to users is told here too (UX-36). */
export const deletionLosses: readonly DeletionLoss[] = [
  (_, t) => t('users.deleteDialog.losesInformation'),
  ({ status }, t) => (status === 'active' ? t('users.deleteDialog.losesAccess') : undefined),
  ({ roles }, t) => {
    const held = roles.filter((role) => role !== 'user').map((role) => t(`words.role.${role}`));
    return held.length === 0
      ? undefined
      : t('users.deleteDialog.losesRoles', { count: held.length, roles: held.join(', ') });
  },
  ({ activatedAt }, t) => (activatedAt === null ? undefined : t('users.deleteDialog.losesAuthenticators')),
  (_, t, authenticators) => {
    const count = authenticators.filter(({ status }) => status === 'ordered').length;
    return count === 0 ? undefined : t('users.deleteDialog.losesOrders', { count });
  },
  (_, t, authenticators) => {
    const paid = authenticators.filter(
      ({ status, price }) => status !== 'ordered' && status !== 'blocked' && price > 0,
    );
    return paid.length === 0 ? undefined : t('users.deleteDialog.losesSent', { count: paid.length });
  },
  ({ status, activation: { link } }, t) =>
    status === 'pending-activation' && link !== null ? t('users.deleteDialog.losesLink') : undefined,
  ({ status, activation: { code } }, t) =>
    status === 'pending-activation' && code !== null ? t('users.deleteDialog.losesCode') : undefined,
  ({ marks }, t) => (marks.includes('deactivation-planned') ? t('users.deleteDialog.losesPlan') : undefined),
];
