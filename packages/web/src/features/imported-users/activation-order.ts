import type { checkActivationOrder } from '@tillid/contract/activation';
import type { BodyOf, ReplyOf } from '@tillid/contract/endpoint';
import type { AuthenticatorChoice } from '@tillid/domain/authenticators/authenticator-kind';

export type OrderSelection = BodyOf<typeof checkActivationOrder>['selection'];
export type OrderCheck = ReplyOf<typeof checkActivationOrder>;

/** What was chosen for those who have no authenticator yet. */
export type AuthenticatorOrder = {
  readonly authenticator: AuthenticatorChoice | undefined;
  readonly authenticatorLimit: number;
};
