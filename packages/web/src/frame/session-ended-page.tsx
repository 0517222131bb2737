import { believedOrganisation } from '../api/believed-session.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { MessagePage } from './message-page.tsx';
import { SignInButton } from './sign-in-button.tsx';

/** In place of a page that needs a session; log-in leads back to it. Only a window that had a session is told that it ended. */
export function SessionEndedPage() {
  const { t } = useTranslation();
  const returnTo = window.location.pathname + window.location.search;
  const told = believedOrganisation() === undefined ? 'signInFirst' : 'sessionEnded';
  return (
    <MessagePage
      title={t(`frame.${told}.title`)}
      actions={<SignInButton label={t(`frame.${told}.logIn`)} returnTo={returnTo} />}
    >
      <p>{t(`frame.${told}.text`)}</p>
    </MessagePage>
  );
}
