import { useTranslation } from '../i18n/use-translation.ts';
import { paths } from '../paths.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { MessagePage } from './message-page.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <MessagePage
      title={t('frame.notFound.title')}
      actions={<ButtonLink href={paths.front()}>{t('frame.toFrontPage')}</ButtonLink>}
    >
      <p>{t('frame.notFound.text')}</p>
    </MessagePage>
  );
}
