import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import type { ShownAuthenticator, UserAuthenticator } from './authenticator-words.ts';

type Doer = UserAuthenticator['orderedBy'];

const blockedFacts = {
  lost: 'blocked',
  stolen: 'blocked',
  removed: 'removed',
  replaced: 'replaced',
  'consent-withdrawn': 'withdrawn',
} as const;

/** What has happened to an authenticator, by whom and when, oldest first, and what it cost. */
export function useAuthenticatorFacts(): (one: UserAuthenticator) => string[] {
  const { t } = useTranslation();
  const format = useFormat();
  const steps = useSteps();
  const who = ({ kind, name }: Doer) => name ?? t(`authenticators.who.${kind}`);
  return (one) => {
    const ordered = t(one.kind === 'separate' ? 'authenticators.fact.ordered' : 'authenticators.fact.given', {
      at: format.instant(one.orderedAt),
      who: who(one.orderedBy),
    });
    const blocked =
      one.blockedAt !== null && one.blockedReason !== null
        ? t(`authenticators.fact.${blockedFacts[one.blockedReason]}`, {
            at: format.instant(one.blockedAt),
            who: one.blockedBy === null ? '' : who(one.blockedBy),
          })
        : undefined;
    const price = one.price > 0 ? t('authenticators.fact.price', { price: format.kroner(one.price) }) : undefined;
    const replaces = one.replacesId === null ? undefined : t('authenticators.fact.replaces');
    return [ordered, price, replaces, ...steps(one), blocked].filter((fact) => fact !== undefined);
  };
}

/** Only operators send and note that something has arrived, and only the user activates, so that no row need say who. */
function useSteps(): (one: ShownAuthenticator) => string[] {
  const { t } = useTranslation();
  const format = useFormat();
  const who = t('authenticators.who.operator');
  return ({ kind, sentAt, deliveredAt, activatedAt }) => [
    ...(sentAt === null ? [] : [t('authenticators.fact.sent', { at: format.instant(sentAt), who })]),
    ...(sentAt === null || deliveredAt === null
      ? []
      : [t('authenticators.fact.delivered', { at: format.instant(deliveredAt), who })]),
    ...(activatedAt === null
      ? []
      : [
          t(kind === 'private' ? 'authenticators.fact.consented' : 'authenticators.fact.activated', {
            at: format.instant(activatedAt),
          }),
        ]),
  ];
}
