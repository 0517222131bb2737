import { readActivationLink } from '@tillid/contract/activation';
import { ApiProblem } from '../../api/api-problem.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { MessagePage } from '../../frame/message-page.tsx';
import { SignInButton } from '../../frame/sign-in-button.tsx';
import { usePathParam } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { StartActivation } from './start-activation.tsx';

/** Where the link of the activation mail leads. Opening it changes nothing (decision 13). */
export function ActivatePage() {
  const { t } = useTranslation();
  const token = usePathParam('token');
  const link = useEndpoint(readActivationLink, { params: { token } });
  if (isUnknown(link.error)) {
    return <UnknownLink />;
  }
  return (
    <Loaded query={link} page>
      {({ state, organisationName: organisation, asksConsent }) =>
        state === 'valid' ? (
          <>
            <PageHeading title={t('activation.start.title')} />
            <StartActivation token={token} organisation={organisation} asksConsent={asksConsent} />
          </>
        ) : (
          <MessagePage
            title={t(`activation.link.${state}.title`)}
            actions={state === 'used' ? <SignInButton label={t('activation.logIn')} /> : undefined}
          >
            <p>{t(`activation.link.${state}.text`)}</p>
            <p>{t(`activation.link.${state}.advice`, { organisation })}</p>
          </MessagePage>
        )
      }
    </Loaded>
  );
}

/** A link that was cut in the mail is as unknown as one that never was. */
function isUnknown(error: Error | null): boolean {
  return error instanceof ApiProblem && (error.code === 'not-found' || error.code === 'validation-failed');
}

function UnknownLink() {
  const { t } = useTranslation();
  return (
    <MessagePage title={t('activation.link.unknown.title')}>
      <p>{t('activation.link.unknown.text')}</p>
      <p>{t('activation.link.unknown.advice')}</p>
    </MessagePage>
  );
}
