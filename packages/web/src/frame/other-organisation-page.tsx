import { readSession, readSessionChoices, switchOrganisation } from '@tillid/contract/session';
import { useState } from 'react';
import type { Believed } from '../api/believed-session.ts';
import { tellOtherWindows } from '../api/other-windows.ts';
import { problemSentence } from '../api/problem-texts.ts';
import { believedOf, type SignedIn } from '../api/session.ts';
import { useEndpoint } from '../api/use-endpoint.ts';
import { useMutate } from '../api/use-mutate.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { paths } from '../paths.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { LeavingQuestion } from './leaving-question.tsx';
import { MessagePage } from './message-page.tsx';
import { hasUnsaved, releaseUnsaved } from './unsaved.ts';

type OtherOrganisationPageProps = {
  /** Whom the browser acts as by now. */
  readonly now: SignedIn;
  /** Whom this window shows. */
  readonly before: SignedIn;
};

/** In a window whose browser was switched by another window. What was typed here waits behind it. */
export function OtherOrganisationPage({ now, before }: OtherOrganisationPageProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const actingAs = believedOf(now);
  const choices = useEndpoint(readSessionChoices, { actingAs });
  const change = useMutate(switchOrganisation, { changes: [readSession], onSuccess: tellOtherWindows });
  const back = believedOf(before);
  const mayGoBack = choices.data?.organisations.some((choice) => isSame(choice, back));
  const kind = isSame({ ...actingAs, userId: back.userId }, back) ? 'user' : 'organisation';
  const words = { now: now.organisation.name, before: before.organisation.name, name: nameOf(now) };
  function goOn() {
    releaseUnsaved();
    window.location.assign(paths.front());
  }
  return (
    <MessagePage
      title={t(`frame.otherOrganisation.${kind}.title`, words)}
      actions={
        <>
          {mayGoBack ? (
            <Button
              pendingLabel={change.isPending && t('ui.working')}
              onClick={() => change.mutate({ body: back, actingAs })}
            >
              {t(`frame.otherOrganisation.${kind}.back`, words)}
            </Button>
          ) : null}
          <Button look="secondary" onClick={() => (hasUnsaved() ? setAsking(true) : goOn())}>
            {t(`frame.otherOrganisation.${kind}.goOn`, words)}
          </Button>
        </>
      }
    >
      <p>{t(`frame.otherOrganisation.${kind}.text`, words)}</p>
      {mayGoBack ? <p>{t('frame.otherOrganisation.kept')}</p> : null}
      {mayGoBack === false ? <p>{t('frame.otherOrganisation.noWayBack', words)}</p> : null}
      {change.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          {problemSentence(change.error, t)}
        </Alert>
      ) : null}
      {asking ? <LeavingQuestion onLeave={goOn} onStay={() => setAsking(false)} /> : null}
    </MessagePage>
  );
}

function isSame(one: Believed, other: Believed): boolean {
  return one.organisationId === other.organisationId && one.userId === other.userId;
}

function nameOf({ user }: SignedIn): string {
  return `${user.firstName} ${user.lastName}`;
}
