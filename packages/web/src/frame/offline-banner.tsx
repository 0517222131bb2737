import { useSyncExternalStore } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { Alert } from '../ui/alert.tsx';

/** Says that the line is gone while the browser knows it. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return online ? null : (
    <div className="page-width offline-banner">
      <Alert kind="warning" kindLabel={t('ui.warning')} announce>
        {t('frame.offline.banner')}
      </Alert>
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
