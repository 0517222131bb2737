import { switchOrganisation } from '@tillid/contract/session';
import { useEffect, useState } from 'react';
import type { Believed } from '../api/believed-session.ts';
import { call } from '../api/call.ts';
import { tellOtherWindows } from '../api/other-windows.ts';
import { problemSentence } from '../api/problem-texts.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { showToast } from '../ui/toasts.ts';
import { LeavingQuestion } from './leaving-question.tsx';
import { hasUnsaved, releaseUnsaved } from './unsaved.ts';

export type OrganisationSwitchProps = { readonly to: Believed; readonly onEnd: () => void };

/** Switches to another organisation, after asking when something in this window is not saved. */
export function OrganisationSwitch({ to, onEnd }: OrganisationSwitchProps) {
  const { t } = useTranslation();
  const [agreed, setAgreed] = useState(!hasUnsaved());
  useEffect(() => {
    if (agreed) {
      // A development build runs effects twice; the second switch is refused and changes nothing.
      void switchTo(to, (error) => {
        showToast({ kind: 'error', text: problemSentence(error, t) });
        onEnd();
      });
    }
  }, [agreed, to, t, onEnd]);
  return agreed ? null : <LeavingQuestion onLeave={() => setAgreed(true)} onStay={onEnd} />;
}

async function switchTo(body: Believed, onFailure: (error: Error) => void): Promise<void> {
  try {
    const { location } = await call(switchOrganisation, { body });
    tellOtherWindows();
    releaseUnsaved();
    // Another session has begun: the window is loaded anew, so that nothing of the former one stays.
    window.location.assign(location);
  } catch (error) {
    onFailure(error instanceof Error ? error : new Error('the switch failed'));
  }
}
