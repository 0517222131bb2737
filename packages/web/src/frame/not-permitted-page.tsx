import { useSignedIn } from '../api/session.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { paths } from '../paths.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { MessagePage } from './message-page.tsx';

export function NotPermittedPage() {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  return (
    <MessagePage
      title={t('frame.notPermitted.title')}
      actions={<ButtonLink href={paths.front()}>{t('frame.toFrontPage')}</ButtonLink>}
    >
      <p>{t('frame.notPermitted.text', { organisation: organisation.name })}</p>
    </MessagePage>
  );
}
