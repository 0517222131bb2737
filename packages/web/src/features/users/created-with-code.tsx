import { useEffect } from 'react';
import { focusPageHeading } from '../../frame/page-focus.ts';
import { useGo } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { CodeHandover } from './code-handover.tsx';
import type { CreatedUser } from './use-create-user.ts';
import { CodeGuard } from './code-guard.tsx';
import { useShownOnce } from '../../ui/shown-once.tsx';

/** After the creation of a user without CPR number: the temporary code, this once. */
export function CreatedWithCode({ created }: { readonly created: CreatedUser }) {
  const { t } = useTranslation();
  const go = useGo();
  const { user, sent } = created;
  const kept = useShownOnce();
  const name = `${user.firstName} ${user.lastName}`;
  useEffect(focusPageHeading, []);
  return (
    <>
      <PageHeading title={t('users.create.createdTitle')} />
      <div className="stack">
        <p className="page-lead">{t('users.create.createdText', { name })}</p>
        <CodeHandover
          name={name}
          code={sent.code ?? ''}
          expiresAt={sent.codeExpiresAt}
          kept={kept}
          replacesAnother={false}
        />
        <div className="form-actions">
          <Button onClick={() => kept.close(() => go(paths.user(user.userId), { saved: true }))}>
            {t('users.create.toProfile')}
          </Button>
        </div>
      </div>
      <CodeGuard isKept={kept.isKept} />
    </>
  );
}
