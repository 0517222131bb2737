import { activateOwnAuthenticator, readOwnAuthenticators } from '@tillid/contract/authenticators';
import { useState } from 'react';
import { problemSentence } from '../../api/problem-texts.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { currentLanguage } from '../../i18n/language.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { showToast } from '../../ui/toasts.ts';
import { AuthenticatorCard } from './authenticator-card.tsx';
import {
  isFormer,
  standingOf,
  useDistinctName,
  type OwnAuthenticators,
  type ShownAuthenticator,
} from './authenticator-words.ts';
import { nextStepOf } from './next-step.ts';
import { ConsentDialog, OrderOwnDialog, ReportLostDialog, WithdrawDialog } from './own-dialogs.tsx';

/** What one logs in with: activating, consenting, withdrawing, reporting lost, ordering. */
export function OwnAuthenticatorsSection() {
  const query = useOwnAuthenticators();
  return <Loaded query={query}>{(all) => <Content all={all} />}</Loaded>;
}

const readAgainMs = 3_000;

/** Events of users are told only to administrators, so what is on its way to the eID is asked for. */
function useOwnAuthenticators() {
  const query = useEndpoint(readOwnAuthenticators, {});
  const isOrdering = query.data?.items.some((one) => standingOf(one) === 'ordering') ?? false;
  useEndpoint(readOwnAuthenticators, {}, { enabled: isOrdering, refetchIntervalMs: isOrdering && readAgainMs });
  return query;
}

function Content({ all }: { readonly all: OwnAuthenticators }) {
  const { t } = useTranslation();
  const [isOrdering, setOrdering] = useState(false);
  const former = all.items.filter(isFormer);
  const present = all.items.filter((one) => !isFormer(one));
  return (
    <div className="stack-close">
      {present.length === 0 ? <p>{t('authenticators.own.none')}</p> : <OwnCards all={all} items={present} />}
      {all.offers.length > 0 ? (
        <Button look="secondary" icon="plus" onClick={() => setOrdering(true)}>
          {t('authenticators.own.order')}
        </Button>
      ) : null}
      {former.length > 0 ? (
        <Details summary={t('authenticators.former', { count: former.length })}>
          <OwnCards all={all} items={former} />
        </Details>
      ) : null}
      {isOrdering ? <OrderOwnDialog all={all} onClose={() => setOrdering(false)} /> : null}
    </div>
  );
}

type OwnCardsProps = { readonly all: OwnAuthenticators; readonly items: readonly ShownAuthenticator[] };

/** One's own authenticators with what can be done with each. */
export function OwnCards({ all, items }: OwnCardsProps) {
  const { t } = useTranslation();
  const nameOf = useDistinctName(items);
  return (
    <ul className="authenticators">
      {items.map((one) => (
        <AuthenticatorCard
          key={one.authenticatorId}
          one={one}
          name={nameOf(one)}
          kind={t(`authenticators.ownKind.${one.kind}`)}
          next={nextStepOf(one, 'authenticators.own.next')}
          actions={one.actions.length > 0 ? <OwnActions one={one} name={nameOf(one)} all={all} /> : undefined}
        />
      ))}
    </ul>
  );
}

const dialogs = { consent: ConsentDialog, withdraw: WithdrawDialog, lost: ReportLostDialog } as const;

type OwnActionsProps = Pick<OwnCardsProps, 'all'> & { readonly one: ShownAuthenticator; readonly name: string };

function OwnActions({ one, name, all }: OwnActionsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<keyof typeof dialogs>();
  const activate = useMutate(activateOwnAuthenticator, {
    changes: [],
    onSuccess: ({ location }) => window.location.assign(location),
  });
  const labelled = (action: string) => t('authenticators.action.of', { action, name });
  const can = (action: ShownAuthenticator['actions'][number]) => one.actions.includes(action);
  const params = { authenticatorId: one.authenticatorId };
  const tell = (error: Error) => showToast({ kind: 'error', text: problemSentence(error, t) });
  const Opened = open === undefined ? undefined : dialogs[open];
  return (
    <>
      {can('activate') ? (
        <Button
          aria-label={labelled(t('authenticators.own.activate'))}
          pendingLabel={(activate.isPending || activate.isSuccess) && t('authenticators.own.activating')}
          onClick={() => activate.mutate({ params, body: { language: currentLanguage() } }, { onError: tell })}
        >
          {t('authenticators.own.activate')}
        </Button>
      ) : null}
      {can('give-consent') ? (
        <Button onClick={() => setOpen('consent')}>{t('authenticators.own.consent')}</Button>
      ) : null}
      {can('withdraw-consent') ? (
        <Button look="tertiary" onClick={() => setOpen('withdraw')}>
          {t('authenticators.own.withdraw')}
        </Button>
      ) : null}
      {can('block') ? (
        <Button look="tertiary" aria-label={labelled(t('authenticators.own.lost'))} onClick={() => setOpen('lost')}>
          {t('authenticators.own.lost')}
        </Button>
      ) : null}
      {Opened ? <Opened one={one} name={name} all={all} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}
