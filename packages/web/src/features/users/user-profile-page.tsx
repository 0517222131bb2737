import { readDeletedUser } from '@tillid/contract/deleted-users';
import { useEffect } from 'react';
import { usePermission } from '../../api/session.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { isAbsent, Loaded } from '../../frame/loaded.tsx';
import { useAddressQuery, useGo, usePathParam } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section, Sections } from '../../ui/sections.tsx';
import { readAddress, tellsHistory } from '../history/history-address.ts';
import { DeactivationAlert } from '../user-changes/deactivation-alert.tsx';
import { ImportedUserAlert } from './imported-user-alert.tsx';
import { profileSections } from './profile-sections.ts';
import { useUser } from './use-user.ts';
import { UserActions } from './user-actions.tsx';
import type { UserProfile } from './user-profile.ts';
import { UserState } from './user-state.tsx';

/** One user: sections that open and close, and below them what can be done. */
export function UserProfilePage() {
  const userId = usePathParam('userId');
  const query = useUser(userId);
  const mayReadHistory = usePermission('history:read');
  if (mayReadHistory && isAbsent(query.error)) {
    return <MaybeDeleted userId={userId} />;
  }
  return (
    <Loaded query={query} page>
      {(user) => <Profile user={user} />}
    </Loaded>
  );
}

/** Leads on to the page of a deleted user where it is one (an old link, or somebody else was just faster). */
function MaybeDeleted({ userId }: { readonly userId: string }) {
  const go = useGo();
  const query = useEndpoint(readDeletedUser, { params: { userId } });
  const isDeleted = query.data !== undefined;
  useEffect(() => {
    if (isDeleted) {
      go(paths.deletedUser(userId), { replace: true });
    }
  }, [isDeleted, go, userId]);
  return (
    <Loaded query={query} page>
      {() => null}
    </Loaded>
  );
}

function Profile({ user }: { readonly user: UserProfile }) {
  const { t } = useTranslation();
  const showsHistory = tellsHistory(readAddress(useAddressQuery()));
  return (
    <>
      <BackLink href={paths.users()} label={t('users.profile.toUsers')} />
      <PageHeading
        title={`${user.firstName} ${user.lastName}`}
        documentTitle={t('users.profile.documentTitle')}
        aside={<UserState status={user.status} marks={user.marks} />}
      />
      <div className="stack">
        <ImportedUserAlert user={user} />
        <DeactivationAlert user={user} />
        <Sections>
          {profileSections.map(({ key, title, Content, startsOpen }) => (
            <Section key={key} title={t(title)} startsOpen={startsOpen || (key === 'history' && showsHistory)}>
              <Content user={user} />
            </Section>
          ))}
        </Sections>
        <UserActions user={user} />
      </div>
    </>
  );
}
