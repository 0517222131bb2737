import { Navigate } from '@tanstack/react-router';
import { useContext } from 'react';
import { SignedInContext, type SignedIn } from '../../api/session.ts';
import { useMenuItems } from '../../frame/navigation.tsx';
import { SignInButton } from '../../frame/sign-in-button.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-names.ts';
import { PageHeading } from '../../ui/page-heading.tsx';

const points = [
  { key: 'create', icon: 'person-add' },
  { key: 'activate', icon: 'how-to-reg' },
  { key: 'history', icon: 'document' },
] as const satisfies readonly { key: string; icon: IconName }[];

/** What this is, for those who are not signed in; the others go on to where their work is. */
export function FrontPage() {
  const session = useContext(SignedInContext);
  return session ? <Landing session={session} /> : <Welcome />;
}

/** The first page of the menu that the roles open; My profile for those without any. */
function Landing({ session }: { readonly session: SignedIn }) {
  const first = useMenuItems(session)[0];
  return <Navigate to={first?.href ?? paths.profile()} replace />;
}

function Welcome() {
  const { t } = useTranslation();
  return (
    <div className="front">
      <PageHeading title={t('frame.front.title')} />
      <p className="page-lead">{t('frame.front.lead')}</p>
      <div className="front-columns">
        <section className="card stack" aria-labelledby="front-log-in">
          <h2 id="front-log-in">{t('frame.front.howToLogIn')}</h2>
          <p>{t('frame.front.logInText')}</p>
          <div>
            <SignInButton />
          </div>
        </section>
        <ul className="front-points">
          {points.map((point) => (
            <li key={point.key}>
              <Icon name={point.icon} />
              <span>{t(`frame.front.points.${point.key}`)}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
