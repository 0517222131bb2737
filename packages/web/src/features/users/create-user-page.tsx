import { useState } from 'react';
import { useGo } from '../../frame/use-address.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { showToast } from '../../ui/toasts.ts';
import { CreateUserForm } from './create-user-form.tsx';
import { CreatedWithCode } from './created-with-code.tsx';
import type { CreatedUser } from './use-create-user.ts';

/** Creates one user; ends on the profile, or with the temporary code when there is one to hand over. */
export function CreateUserPage() {
  const { t } = useTranslation();
  const go = useGo();
  const format = useFormat();
  const [withCode, setWithCode] = useState<CreatedUser>();
  function finish(created: CreatedUser) {
    const { email, linkExpiresAt, code } = created.sent;
    const detail = t('users.create.emailSentTo', { email, until: format.instant(linkExpiresAt) });
    showToast({ kind: 'success', text: t('users.create.emailSent'), detail });
    if (code === null) {
      go(paths.user(created.user.userId), { saved: true });
    } else {
      setWithCode(created);
    }
  }
  if (withCode) {
    return <CreatedWithCode created={withCode} />;
  }
  return (
    <>
      <BackLink href={paths.users()} label={t('users.profile.toUsers')} />
      <PageHeading title={t('users.create.title')} />
      <p className="page-lead">{t('users.create.lead')}</p>
      <CreateUserForm onCreated={finish} />
    </>
  );
}
