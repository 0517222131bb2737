import { readOwnAuthenticators } from '@tillid/contract/authenticators';
import { useContext } from 'react';
import { SignedInContext } from '../../api/session.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { SignInButton } from '../../frame/sign-in-button.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';

/** An authenticator was activated, and the person is signed in. */
export function AuthenticatorDonePage() {
  const { t } = useTranslation();
  const session = useContext(SignedInContext);
  return (
    <div className="text-width stack">
      <Icon name="success" className="done-icon" />
      <PageHeading title={t('authenticators.done.title')} />
      <p className="page-lead">
        {session
          ? t('authenticators.done.lead', { organisation: session.organisation.name })
          : t('authenticators.done.leadUnnamed')}
      </p>
      {session ? <More /> : null}
      <div className="form-actions">
        {session ? (
          <ButtonLink href={paths.profile()}>{t('authenticators.done.toProfile')}</ButtonLink>
        ) : (
          <SignInButton label={t('authenticators.link.logIn')} />
        )}
      </div>
    </div>
  );
}

function More() {
  const { t } = useTranslation();
  const { data } = useEndpoint(readOwnAuthenticators, {});
  const isMore = data?.items.some(({ actions }) => actions.includes('activate') || actions.includes('give-consent'));
  return isMore ? <p>{t('authenticators.done.more')}</p> : null;
}
