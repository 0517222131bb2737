import type { Access } from '@tillid/contract/endpoint';
import { useQueryClient } from '@tanstack/react-query';
import { useMatches } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { believedSession, believeSession } from '../api/believed-session.ts';
import { holdEvents } from '../api/events.ts';
import { hearOtherWindows } from '../api/other-windows.ts';
import { sessionQueryName } from '../api/query-client.ts';
import { believedOf, isOther, SignedInContext, useSessionQuery, type SignedIn } from '../api/session.ts';
import { FailurePage } from './failure-page.tsx';
import { NotPermittedPage } from './not-permitted-page.tsx';
import { SessionEndedPage } from './session-ended-page.tsx';
import { SessionWatch } from './session-watch.tsx';
import { WaitingPage } from './waiting.tsx';

const OtherOrganisationPage = lazy(async () => ({
  default: (await import('./other-organisation-page.tsx')).OtherOrganisationPage,
}));

/** Decides from the session whether the page may be shown, and what is shown in its place. The address stays. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const access = useMatches({ select: (matches) => matches.at(-1)?.staticData.access }) ?? 'anyone';
  const { data: session, error, refetch } = useSessionQuery();
  const [own, setOwn] = useState<SignedIn>();
  const client = useQueryClient();
  useEffect(() => hearOtherWindows(() => void client.invalidateQueries({ queryKey: [sessionQueryName] })), [client]);

  if (session === undefined) {
    return error ? <FailurePage error={error} reset={() => void refetch()} /> : <WaitingPage />;
  }
  if (!session.signedIn) {
    return access === 'anyone' ? children : <SessionEndedPage />;
  }
  // A window that shows nobody yet takes whoever is signed in.
  if (believedSession() === undefined) {
    believeSession(believedOf(session));
  }
  const other = isOther(session);
  if (!other && own !== session) {
    setOwn(session);
  }
  return (
    <>
      {other && own ? <Switched now={session} before={own} /> : null}
      {/* Still there when another window has switched, since something may have been typed that is not saved. */}
      <div hidden={other}>
        <Shown access={access} session={other && own ? own : session} watched={!other} page={children} />
      </div>
    </>
  );
}

function Switched({ now, before }: { readonly now: SignedIn; readonly before: SignedIn }) {
  useEffect(holdEvents, []);
  return (
    <Suspense fallback={null}>
      <OtherOrganisationPage now={now} before={before} />
    </Suspense>
  );
}

type ShownProps = {
  readonly access: Access;
  readonly session: SignedIn;
  readonly watched: boolean;
  readonly page: ReactNode;
};

function Shown({ access, session, watched, page }: ShownProps) {
  const permitted =
    access === 'anyone' || access === 'signed-in' || session.permissions.some((permission) => permission === access);
  return (
    <SignedInContext value={session}>
      {permitted ? page : <NotPermittedPage />}
      {watched ? <SessionWatch session={session} /> : null}
    </SignedInContext>
  );
}
