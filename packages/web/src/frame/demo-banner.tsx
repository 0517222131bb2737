import { useTranslation } from '../i18n/use-translation.ts';
import { Icon } from '../ui/icon.tsx';

/** On every page of a demo (decision 48), so that nobody takes it for the real thing. */
export function DemoBanner() {
  const { t } = useTranslation();
  return (
    <aside className="demo-banner" aria-label={t('frame.demoLabel')}>
      <div className="page-width">
        <p>
          <Icon name="info" />
          <span>{t('frame.demo')}</span>
        </p>
      </div>
    </aside>
  );
}
