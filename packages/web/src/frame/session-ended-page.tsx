import { useTranslation } from 'react-i18next';
import { MessagePage } from './message-page.tsx';
import { SignInButton } from './sign-in-button.tsx';

/** In place of a page that needs a session; log-in leads back to it. */
export function SessionEndedPage() {
  const { t } = useTranslation();
  const returnTo = window.location.pathname + window.location.search;
  return (
    <MessagePage
      title={t('frame.sessionEnded.title')}
      actions={<SignInButton label={t('frame.signedOut.logInAgain')} returnTo={returnTo} />}
    >
      <p>{t('frame.sessionEnded.text')}</p>
    </MessagePage>
  );
}
