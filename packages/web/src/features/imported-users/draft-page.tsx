import { readUser } from '@tillid/contract/users';
import { useState } from 'react';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { usePathParam } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useLiveUsers } from '../users/use-live-users.ts';
import { DraftForm } from './draft-form.tsx';
import type { ImportedProfile } from './draft-values.ts';
import { fullName } from '../user-selection/user-ticks.tsx';
import { SentPage } from './sent-page.tsx';
import type { Sent } from './use-edit-draft.ts';

/** One imported user: completed, then sent for activation. */
export function DraftPage() {
  const { t } = useTranslation();
  const userId = usePathParam('userId');
  const query = useEndpoint(readUser, { params: { userId } });
  const [sent, setSent] = useState<Sent>();
  useLiveUsers([readUser]);
  if (sent !== undefined) {
    return <SentPage sent={sent} />;
  }
  return (
    <>
      <BackLink href={paths.importedUsers()} label={t('importedUsers.draft.back')} />
      <Loaded query={query} page>
        {(user) => (
          <>
            <PageHeading
              title={fullName(user)}
              documentTitle={t('importedUsers.draft.documentTitle')}
              aside={<StatusTag tone="information" label={t(`words.status.${user.status}`)} />}
            />
            <Content user={user} onSent={setSent} />
          </>
        )}
      </Loaded>
    </>
  );
}

type ContentProps = { readonly user: ImportedProfile; readonly onSent: (sent: Sent) => void };

function Content({ user, onSent }: ContentProps) {
  const { t } = useTranslation();
  if (user.status === 'imported' && user.abilities.editDraft.allowed) {
    return <DraftForm key={user.userId} user={user} onSent={onSent} />;
  }
  const reason = user.status === 'imported' ? 'readOnly' : 'notImported';
  return (
    <EmptyState
      kind={reason === 'readOnly' ? 'no-access' : 'all-done'}
      title={t(`importedUsers.draft.${reason}.title`)}
      action={<ButtonLink href={paths.user(user.userId)}>{t('importedUsers.draft.notImported.action')}</ButtonLink>}
    >
      {t(`importedUsers.draft.${reason}.text`, { name: fullName(user) })}
    </EmptyState>
  );
}
