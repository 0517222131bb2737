import { readOwnAuthenticators } from '@tillid/contract/authenticators';
import { useContext } from 'react';
import { SignedInContext } from '../../api/session.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { SignInButton } from '../../frame/sign-in-button.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Alert } from '../../ui/alert.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { OwnCards } from '../authenticators/own-authenticators.tsx';

/** The end of an activation: the person is an active user, signed in at once. */
export function ActivationDonePage() {
  const { t } = useTranslation();
  const session = useContext(SignedInContext);
  return (
    <div className="text-width stack">
      <Icon name="success" className="done-icon" />
      <PageHeading
        title={
          session ? t('activation.done.titleNamed', { firstName: session.user.firstName }) : t('activation.done.title')
        }
        documentTitle={t('activation.done.title')}
      />
      <p className="page-lead">
        {session
          ? t('activation.done.lead', { organisation: session.organisation.name })
          : t('activation.done.leadUnnamed')}
      </p>
      {session ? <NextAuthenticators /> : null}
      <h2>{t('activation.done.next')}</h2>
      <ul>
        <li>{t('activation.done.profile')}</li>
        <li>{t('activation.done.services')}</li>
        <li>{t('activation.done.help')}</li>
      </ul>
      <div className="form-actions">
        {session ? (
          <ButtonLink href={paths.profile()}>{t('activation.done.toProfile')}</ButtonLink>
        ) : (
          <SignInButton label={t('activation.done.logIn')} />
        )}
      </div>
    </div>
  );
}

/** What there is to log in with next time and is not activated yet: in the same visit is the best time for it. */
function NextAuthenticators() {
  const { t } = useTranslation();
  const { data } = useEndpoint(readOwnAuthenticators, {});
  const waiting = data?.items.filter(({ status }) => status !== 'activated' && status !== 'blocked') ?? [];
  if (data === undefined || (waiting.length === 0 && data.canLogIn)) {
    return null;
  }
  return (
    <>
      <h2>{t('activation.done.authenticators')}</h2>
      {data.canLogIn ? (
        <p>{t('activation.done.authenticatorsText')}</p>
      ) : (
        <Alert kind="warning" kindLabel={t('ui.warning')}>
          <p>{t('activation.done.cannotLogIn')}</p>
        </Alert>
      )}
      {waiting.length > 0 ? <OwnCards all={data} items={waiting} /> : null}
    </>
  );
}
