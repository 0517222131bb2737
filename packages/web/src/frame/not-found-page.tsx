import { useTranslation } from '../i18n/use-translation.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { MessagePage } from './message-page.tsx';
import { useHome } from './use-address.ts';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <MessagePage
      title={t('frame.notFound.title')}
      actions={<ButtonLink href={useHome()}>{t('frame.toFrontPage')}</ButtonLink>}
    >
      <p>{t('frame.notFound.text')}</p>
    </MessagePage>
  );
}
