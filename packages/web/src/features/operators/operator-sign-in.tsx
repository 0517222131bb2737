import { useTranslation } from '../../i18n/use-translation.ts';
import { MessagePage } from '../../frame/message-page.tsx';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { OperatorSignInButton } from './operator-sign-in-button.tsx';

/** In place of a page of the operators; log-in leads back to it. Only a window that had a session is told that it ended. */
export function OperatorSignIn({ ended }: { readonly ended: boolean }) {
  const { t } = useTranslation();
  const returnTo = window.location.pathname + window.location.search;
  return (
    <MessagePage
      title={t(ended ? 'operators.signIn.ended.title' : 'operators.signIn.title')}
      actions={
        <>
          <OperatorSignInButton label={t('operators.logIn')} returnTo={returnTo} />
          <ButtonLink href={paths.front()} look="secondary">
            {t('operators.signIn.toFrontPage')}
          </ButtonLink>
        </>
      }
    >
      {ended ? <p>{t('operators.signIn.ended.text')}</p> : <p className="page-lead">{t('operators.signIn.lead')}</p>}
      <p>{t('operators.signIn.text')}</p>
    </MessagePage>
  );
}
