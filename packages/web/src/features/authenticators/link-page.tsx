import { readAuthenticatorLink } from '@tillid/contract/authenticators';
import { useContext } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { SignedInContext } from '../../api/session.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { MessagePage } from '../../frame/message-page.tsx';
import { SignInButton } from '../../frame/sign-in-button.tsx';
import { usePathParam } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ActivateSteps, type LinkedAuthenticators } from './link-steps.tsx';

/** Where the link of a mail about authenticators leads. Opening it changes nothing; whoever it is has to be proven first. */
export function AuthenticatorLinkPage() {
  const { t } = useTranslation();
  const token = usePathParam('token');
  const link = useEndpoint(readAuthenticatorLink, { params: { token } });
  if (isUnknown(link.error)) {
    return (
      <MessagePage title={t('authenticators.link.unknown.title')}>
        <p>{t('authenticators.link.unknown.text')}</p>
      </MessagePage>
    );
  }
  return (
    <Loaded query={link} page>
      {(read) => <Linked token={token} link={read} />}
    </Loaded>
  );
}

function Linked({ token, link }: { readonly token: string; readonly link: LinkedAuthenticators }) {
  const { t } = useTranslation();
  const { organisationName: organisation, state, proven, asksConsent, authenticators } = link;
  if (state === 'expired') {
    return <Message reason="expired" organisation={organisation} />;
  }
  if (proven && !asksConsent && authenticators.length === 0) {
    return <Message reason="nothing" organisation={organisation} />;
  }
  return (
    <>
      <PageHeading title={t('authenticators.link.title')} />
      <div className="stack text-width">
        <p className="page-lead">{t('authenticators.link.lead', { organisation })}</p>
        <ActivateSteps token={token} link={link} />
        <p>{t('authenticators.link.notYou')}</p>
      </div>
    </>
  );
}

function Message({ reason, organisation }: { readonly reason: 'expired' | 'nothing'; readonly organisation: string }) {
  const { t } = useTranslation();
  const session = useContext(SignedInContext);
  return (
    <MessagePage
      title={t(`authenticators.link.${reason}.title`)}
      actions={
        session ? (
          <ButtonLink href={paths.profile()}>{t('authenticators.link.toProfile')}</ButtonLink>
        ) : (
          <SignInButton label={t('authenticators.link.logIn')} returnTo={paths.profile()} />
        )
      }
    >
      <p>{t(`authenticators.link.${reason}.text`, { organisation })}</p>
    </MessagePage>
  );
}

/** A link that was cut in the mail is as unknown as one that never was. */
function isUnknown(error: Error | null): boolean {
  return error instanceof ApiProblem && (error.code === 'not-found' || error.code === 'validation-failed');
}
