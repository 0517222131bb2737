import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { operatorSessionQueryName, sessionQueryName } from '../api/query-client.ts';
import { serverNow } from '../api/server-clock.ts';
import type { SignedIn } from '../api/session.ts';
import { lazily } from '../ui/lazily.tsx';
import type { SessionEndingDialogProps } from './session-ending-dialog.tsx';

// The dialog's code is fetched when it is needed, which for most people is never.
const SessionEndingDialog = lazily<SessionEndingDialogProps>(
  async () => (await import('./session-ending-dialog.tsx')).SessionEndingDialog,
  ({ onDismiss }) => onDismiss(),
);

const warnedMs = 120_000;
const shortestPauseMs = 1_000;
const longestTimerMs = 2_000_000_000;

type SessionWatchProps = {
  readonly session: Pick<SignedIn, 'idleEndsAt' | 'endsAt'>;
  readonly of?: 'user' | 'operator';
};

/** Warns two minutes before the session ends, and asks the server once it has. */
export function SessionWatch({ session, of = 'user' }: SessionWatchProps) {
  const client = useQueryClient();
  const endMs = Math.min(Date.parse(session.idleEndsAt), Date.parse(session.endsAt));
  const [warnedOf, setWarnedOf] = useState<number>();
  useEffect(() => {
    let timer = window.setTimeout(() => void check(), pauseUntilWarning(endMs));
    let moved = false;
    // Other calls prolong the session without telling: asked at the time of warning, the server tells the real end, and a new
    // one starts this effect anew.
    async function check() {
      const name = of === 'user' ? sessionQueryName : operatorSessionQueryName;
      await client.invalidateQueries({ queryKey: [name] });
      if (!moved) {
        setWarnedOf(endMs);
        timer = window.setTimeout(() => void check(), Math.max(endMs - serverNow(), shortestPauseMs));
      }
    }
    return () => {
      moved = true;
      window.clearTimeout(timer);
    };
  }, [client, endMs, of]);
  if (warnedOf !== endMs) {
    return null;
  }
  const final = Date.parse(session.endsAt) <= Date.parse(session.idleEndsAt);
  return <SessionEndingDialog of={of} endMs={endMs} final={final} onDismiss={() => setWarnedOf(undefined)} />;
}

function pauseUntilWarning(endMs: number): number {
  return Math.min(Math.max(endMs - serverNow() - warnedMs, 0), longestTimerMs);
}
