import { readUserHistory } from '@tillid/contract/history';
import { showCpr } from '@tillid/contract/users';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { MaskedCpr } from '../../frame/masked-cpr.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorMessage } from '../../ui/error-message.tsx';
import { HelpText } from '../../ui/help-text.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useDisabledReason } from './use-disabled-reason.ts';
import type { UserProfile } from './user-profile.ts';

const shownSeconds = 30;

type CprNumberProps = { readonly user: UserProfile; readonly maskedCpr: string };

/** A masked CPR number with a button that shows it for a short while, which is an event of the history (UX-40). */
export function CprNumber({ user, maskedCpr }: CprNumberProps) {
  const { t } = useTranslation();
  const disabledReason = useDisabledReason(user)('showCpr');
  const shown = useShownCpr(user.userId);
  return (
    <div className="cpr-number">
      <span className="cluster">
        {/* Digits are read one by one; that the number is hidden again need not be said. */}
        <span aria-live="polite" className="cpr-digits">
          {shown.cpr === undefined ? <MaskedCpr cpr={maskedCpr} /> : <Digits cpr={shown.cpr} />}
        </span>
        <Button
          look="secondary"
          icon={shown.cpr === undefined ? 'visibility' : 'visibility-off'}
          pendingLabel={shown.isPending && t('ui.working')}
          disabledReason={disabledReason}
          onClick={shown.cpr === undefined ? shown.show : shown.hide}
        >
          {t(shown.cpr === undefined ? 'ui.show' : 'ui.hide')}
          <VisuallyHidden> {t('words.cpr')}</VisuallyHidden>
        </Button>
      </span>
      {shown.cpr === undefined ? null : <HelpText>{t('users.profile.cprShown', { seconds: shownSeconds })}</HelpText>}
      <span role="alert">{shown.error ? <ErrorMessage>{problemSentence(shown.error, t)}</ErrorMessage> : null}</span>
    </div>
  );
}

function Digits({ cpr }: { readonly cpr: string }) {
  const written = `${cpr.slice(0, 6)}-${cpr.slice(6)}`;
  return (
    <>
      <span aria-hidden="true">{written}</span>
      <VisuallyHidden>{Array.from(written.replace('-', '')).join(' ')}</VisuallyHidden>
    </>
  );
}

/** The number while it is shown. Only this state holds it: no store of replies, no address, and it goes when the page is left or put away. */
function useShownCpr(userId: string) {
  const client = useQueryClient();
  const [cpr, setCpr] = useState<string>();
  const [error, setError] = useState<Error>();
  const [isPending, setPending] = useState(false);
  const asking = useRef<AbortController>(undefined);
  useEffect(() => () => asking.current?.abort(), []);
  useEffect(() => {
    if (cpr === undefined) {
      return undefined;
    }
    const hide = () => setCpr(undefined);
    const timer = window.setTimeout(hide, shownSeconds * 1_000);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [cpr]);
  async function ask() {
    const controller = new AbortController();
    asking.current = controller;
    setPending(true);
    setError(undefined);
    try {
      const reply = await call(showCpr, { params: { userId }, signal: controller.signal });
      setCpr(reply.cpr);
      await client.invalidateQueries({ queryKey: [readUserHistory.name] });
    } catch (caught) {
      if (!controller.signal.aborted && caught instanceof Error) {
        setError(caught);
      }
    } finally {
      setPending(false);
    }
  }
  return { cpr, error, isPending, show: () => void ask(), hide: () => setCpr(undefined) };
}
