import type { readOwnAuthenticators, readAuthenticators } from '@tillid/contract/authenticators';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { needsDelivery } from '@tillid/domain/authenticators/authenticator-life';
import { orderNumberOf } from '@tillid/domain/authenticators/order-number';
import type { StatusTone } from '../../ui/status-tag.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';

/** What a user logs in with, as the user sees it. */
export type OwnAuthenticators = ReplyOf<typeof readOwnAuthenticators>;
/** An authenticator as its user sees it. */
export type ShownAuthenticator = OwnAuthenticators['items'][number];
/** The same as administrators see it. */
export type UserAuthenticator = ReplyOf<typeof readAuthenticators>['items'][number];

type Sort = Pick<ShownAuthenticator, 'kind' | 'means'>;
type Ordered = Sort & Pick<ShownAuthenticator, 'authenticatorId'>;

/** Where an authenticator stands, as people are told: finer than its status, since what comes next differs. */
export type Standing =
  | 'ordering'
  | 'order-failed'
  | 'ordered'
  | 'sent'
  | 'delivered'
  | 'ready'
  | 'awaits-consent'
  | 'activated'
  | 'not-allowed'
  | 'blocked'
  | 'removed'
  | 'replaced'
  | 'consent-withdrawn';

export const standingTones: Readonly<Record<Standing, StatusTone>> = {
  ordering: 'waiting',
  'order-failed': 'negative',
  ordered: 'waiting',
  sent: 'waiting',
  delivered: 'information',
  ready: 'information',
  'awaits-consent': 'information',
  activated: 'positive',
  'not-allowed': 'ended',
  blocked: 'ended',
  removed: 'ended',
  replaced: 'ended',
  'consent-withdrawn': 'ended',
};

/** What people are told of where an authenticator stands. */
export function standingOf(one: ShownAuthenticator): Standing {
  switch (one.status) {
    case 'ordered':
      return one.orderFailed ? 'order-failed' : one.isIssued ? 'ordered' : 'ordering';
    case 'sent':
      return 'sent';
    case 'delivered':
      return one.kind === 'private' ? 'awaits-consent' : needsDelivery(one) ? 'delivered' : 'ready';
    case 'activated':
      return one.obstacle === 'authenticator-not-allowed' ? 'not-allowed' : 'activated';
    case 'blocked':
      return blockedStanding(one.blockedReason);
  }
}

/** Whether it is only told of among the former ones. */
export function isFormer({ status, blockedReason, actions }: ShownAuthenticator): boolean {
  const isOver = blockedReason === 'removed' || blockedReason === 'replaced';
  return status === 'blocked' && (isOver || actions.length === 0);
}

/** What an authenticator is called: "Kodeviser". */
export function useAuthenticatorName(): (sort: Sort) => string {
  const { t } = useTranslation();
  return ({ kind, means }) => t(`words.authenticator.${means ?? (kind === 'separate' ? 'app' : kind)}`);
}

/** The same with its order number where there are several of a kind, so that each can be told from the others. */
export function useDistinctName(among: readonly Ordered[]): (one: Ordered) => string {
  const { t } = useTranslation();
  const nameOf = useAuthenticatorName();
  return (one) => {
    const name = nameOf(one);
    const alike = among.filter(({ kind, means }) => kind === one.kind && means === one.means);
    return alike.length > 1 ? t('authenticators.numbered', { name, order: orderNumberOf(one.authenticatorId) }) : name;
  };
}

function blockedStanding(reason: ShownAuthenticator['blockedReason']): Standing {
  return reason === 'removed' || reason === 'replaced' || reason === 'consent-withdrawn' ? reason : 'blocked';
}
