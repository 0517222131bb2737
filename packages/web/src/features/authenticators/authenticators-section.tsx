import { resendAuthenticatorLink, retryAuthenticatorOrder } from '@tillid/contract/authenticators';
import { useState } from 'react';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { UserProfile } from '../users/user-profile.ts';
import { AddAuthenticatorsDialog } from './add-authenticators-dialog.tsx';
import { AuthenticatorCard } from './authenticator-card.tsx';
import { isFormer, useDistinctName, type UserAuthenticator } from './authenticator-words.ts';
import { BlockDialog, RemoveDialog, RenewDialog, ReplaceDialog } from './end-dialogs.tsx';
import { nextStepOf } from './next-step.ts';
import { useAuthenticatorFacts } from './use-authenticator-facts.ts';
import { changedByAuthenticators, useAuthenticators, type UserAuthenticators } from './use-authenticators.ts';

type SectionProps = { readonly user: UserProfile };
type ContentProps = SectionProps & { readonly all: UserAuthenticators };

/** What a user logs in with: where each stands and who did what, and what can be added, blocked, replaced and removed. */
export function AuthenticatorsSection({ user }: SectionProps) {
  const query = useAuthenticators(user.userId);
  return <Loaded query={query}>{(all) => <Content user={user} all={all} />}</Loaded>;
}

function Content({ user, all }: ContentProps) {
  const { t } = useTranslation();
  const present = all.items.filter((one) => !isFormer(one));
  const former = all.items.filter(isFormer);
  return (
    <div className="stack-close">
      {user.status === 'active' && !all.canLogIn ? (
        <Alert
          kind="warning"
          kindLabel={t('ui.warning')}
          heading={t('authenticators.cannotLogIn.title')}
          headingLevel="h3"
        >
          <p>{t('authenticators.cannotLogIn.text')}</p>
        </Alert>
      ) : null}
      <Tools user={user} all={all} />
      {present.length === 0 ? <p>{t('authenticators.none')}</p> : <Cards user={user} all={all} items={present} />}
      {former.length > 0 ? (
        <Details summary={t('authenticators.former', { count: former.length })}>
          <Cards user={user} all={all} items={former} />
        </Details>
      ) : null}
    </div>
  );
}

function Tools({ user, all }: ContentProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isAdding, setAdding] = useState(false);
  const reasonOf = useReason();
  const resend = useMutate(resendAuthenticatorLink, {
    changes: changedByAuthenticators,
    onSuccess: () =>
      showToast({
        kind: 'success',
        text: t('authenticators.resend.done'),
        detail: t('authenticators.add.mailed', { email: user.email }),
      }),
  });
  const tell = (error: Error) => showToast({ kind: 'error', text: problemSentence(error, t) });
  const isWaiting = all.resendLink.reason !== 'nothing-to-activate';
  return (
    <>
      <div className="cluster">
        <Button look="secondary" icon="plus" disabledReason={reasonOf(all.add)} onClick={() => setAdding(true)}>
          {t('authenticators.add.button')}
        </Button>
        {all.resendLink.allowed && isWaiting ? (
          <Button
            look="tertiary"
            pendingLabel={resend.isPending && t('ui.working')}
            onClick={() => resend.mutate({ params: { userId: user.userId } }, { onError: tell })}
          >
            {t('authenticators.resend.button')}
          </Button>
        ) : null}
      </div>
      {all.linkSentAt !== null && isWaiting ? (
        <p className="form-hint">{t('authenticators.resend.lastSent', { at: format.instant(all.linkSentAt) })}</p>
      ) : null}
      {isAdding ? <AddAuthenticatorsDialog user={user} offers={all.offers} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function Cards({ items, ...rest }: ContentProps & { readonly items: readonly UserAuthenticator[] }) {
  const { t } = useTranslation();
  const factsOf = useAuthenticatorFacts();
  const nameOf = useDistinctName(items);
  return (
    <ul className="authenticators">
      {items.map((one) => (
        <AuthenticatorCard
          key={one.authenticatorId}
          one={one}
          name={nameOf(one)}
          kind={t(`authenticators.kind.${one.kind}`)}
          next={nextStepOf(one, 'authenticators.next')}
          facts={factsOf(one)}
          actions={one.actions.length > 0 ? <Actions one={one} name={nameOf(one)} {...rest} /> : undefined}
        />
      ))}
    </ul>
  );
}

type ActionsProps = ContentProps & { readonly one: UserAuthenticator; readonly name: string };

const dialogs = { remove: RemoveDialog, block: BlockDialog, replace: ReplaceDialog, renew: RenewDialog } as const;
const shownActions = ['retry-order', 'block', 'renew', 'replace', 'remove'] as const;

/** What can be done with one; each button names what it is about to whoever does not see the card. */
function Actions({ user, one, name, all }: ActionsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<keyof typeof dialogs>();
  const retry = useMutate(retryAuthenticatorOrder, {
    changes: changedByAuthenticators,
    onSuccess: () => showToast({ kind: 'success', text: t('authenticators.retried') }),
  });
  const params = { userId: user.userId, authenticatorId: one.authenticatorId };
  const tell = (error: Error) => showToast({ kind: 'error', text: problemSentence(error, t) });
  const Opened = open === undefined ? undefined : dialogs[open];
  return (
    <>
      {shownActions
        .filter((action) => one.actions.includes(action))
        .map((action) => (
          <Button
            key={action}
            look={action === 'retry-order' ? 'secondary' : 'tertiary'}
            aria-label={t('authenticators.action.of', { action: t(`authenticators.action.${action}`), name })}
            pendingLabel={action === 'retry-order' && retry.isPending && t('ui.working')}
            onClick={() => (action === 'retry-order' ? retry.mutate({ params }, { onError: tell }) : setOpen(action))}
          >
            {t(`authenticators.action.${action}`)}
          </Button>
        ))}
      {Opened ? <Opened user={user} one={one} name={name} all={all} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

function useReason(): (ability: UserAuthenticators['add']) => string | undefined {
  const { t } = useTranslation();
  return ({ allowed, reason }) => {
    if (allowed) {
      return undefined;
    }
    return t(reason === 'permission-missing' ? 'users.reason.permission' : 'authenticators.add.notActive');
  };
}
