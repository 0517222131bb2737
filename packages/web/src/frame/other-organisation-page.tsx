import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { MessagePage } from './message-page.tsx';

export function OtherOrganisationPage() {
  const { t } = useTranslation();
  return (
    <MessagePage
      title={t('frame.otherOrganisation.title')}
      actions={<Button onClick={() => window.location.reload()}>{t('frame.otherOrganisation.reload')}</Button>}
    >
      <p>{t('frame.otherOrganisation.text')}</p>
    </MessagePage>
  );
}
