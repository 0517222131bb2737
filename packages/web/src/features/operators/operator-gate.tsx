import { useMatches } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { FailurePage } from '../../frame/failure-page.tsx';
import { SessionWatch } from '../../frame/session-watch.tsx';
import { WaitingPage } from '../../frame/waiting.tsx';
import { useOperatorSession } from './operator-session.ts';
import { OperatorSignIn } from './operator-sign-in.tsx';

/** Shows the page to an operator who is logged in, and the log-in in its place to everybody else. The address stays. */
export function OperatorGate({ children }: { readonly children: ReactNode }) {
  const access = useMatches({ select: (matches) => matches.at(-1)?.staticData.access }) ?? 'anyone';
  const { data: session, error, refetch } = useOperatorSession();
  const [hadSession, setHadSession] = useState(false);
  if (session === undefined) {
    return error ? <FailurePage error={error} reset={() => void refetch()} /> : <WaitingPage />;
  }
  if (!session.signedIn) {
    return access === 'anyone' ? children : <OperatorSignIn ended={hadSession} />;
  }
  if (!hadSession) {
    setHadSession(true);
  }
  return (
    <>
      {children}
      <SessionWatch session={session} of="operator" />
    </>
  );
}
