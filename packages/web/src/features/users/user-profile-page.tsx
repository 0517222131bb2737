import { ApiProblem } from '../../api/api-problem.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { NotFoundPage } from '../../frame/not-found-page.tsx';
import { usePathParam } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section, Sections } from '../../ui/sections.tsx';
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
  if (isAbsent(query.error)) {
    return <NotFoundPage />;
  }
  return <Loaded query={query}>{(user) => <Profile user={user} />}</Loaded>;
}

function Profile({ user }: { readonly user: UserProfile }) {
  const { t } = useTranslation();
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
            <Section key={key} title={t(title)} startsOpen={startsOpen}>
              <Content user={user} />
            </Section>
          ))}
        </Sections>
        <UserActions user={user} />
      </div>
    </>
  );
}

function isAbsent(error: Error | null): boolean {
  return error instanceof ApiProblem && (error.code === 'not-found' || error.code === 'validation-failed');
}
