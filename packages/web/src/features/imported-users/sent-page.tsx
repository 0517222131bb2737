import { useEffect } from 'react';
import { focusPageHeading } from '../../frame/page-focus.ts';
import { useGo } from '../../frame/use-address.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { CodeGuard } from '../users/code-guard.tsx';
import { CodeHandover } from '../users/code-handover.tsx';
import { useShownOnce } from '../../ui/shown-once.tsx';
import { fullName } from '../user-selection/user-ticks.tsx';
import type { Sent } from './use-edit-draft.ts';

/** After the sending: where the mail went and, for somebody without CPR number, the code that is shown this once. */
export function SentPage({ sent: { user, sent } }: { readonly sent: Sent }) {
  const { t } = useTranslation();
  const format = useFormat();
  const go = useGo();
  const kept = useShownOnce();
  const hasCode = sent.code !== null;
  useEffect(focusPageHeading, []);
  function leave(href: string) {
    if (hasCode) {
      kept.close(() => go(href, { saved: true }));
    } else {
      go(href);
    }
  }
  return (
    <>
      <PageHeading title={t(hasCode ? 'importedUsers.draft.sent.codeTitle' : 'importedUsers.draft.sent.title')} />
      <div className="stack">
        <Alert kind="success" kindLabel={t('ui.success')} announce>
          <p>{t('importedUsers.draft.sent.text', { email: sent.email, day: format.dayOf(sent.linkExpiresAt) })}</p>
        </Alert>
        {sent.code === null ? null : (
          <>
            <p>{t('importedUsers.draft.sent.codeText')}</p>
            <CodeHandover
              name={fullName(user)}
              code={sent.code}
              expiresAt={sent.codeExpiresAt}
              replacesAnother={false}
              kept={kept}
            />
            <CodeGuard isKept={kept.isKept} />
          </>
        )}
        <div className="form-actions">
          <Button onClick={() => leave(paths.importedUsers())}>{t('importedUsers.draft.sent.toList')}</Button>
          <Button look="secondary" onClick={() => leave(paths.user(user.userId))}>
            {t('importedUsers.draft.sent.toProfile')}
          </Button>
        </div>
      </div>
    </>
  );
}
