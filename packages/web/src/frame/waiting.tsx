import { useTranslation } from '../i18n/use-translation.ts';
import { Button } from '../ui/button.tsx';
import { useDocumentTitle } from '../ui/document-title.ts';
import { Skeleton } from '../ui/skeleton.tsx';

type WaitingProps = {
  /** Height of the grey lines. */
  readonly lines?: number;
  /** Asks again; without it the page can be loaded anew. */
  readonly onRetry?: (() => void) | undefined;
  /** Where something was shown and waited for already. */
  readonly atOnce?: boolean;
};

/** Something is on its way; when that takes long, it is said together with what can be done about it. */
export function Waiting({ lines = 6, onRetry, atOnce = false }: WaitingProps) {
  const { t } = useTranslation();
  return (
    <Skeleton
      label={t('ui.loading')}
      lines={lines}
      atOnce={atOnce}
      whenSlow={
        <div className="slow">
          <p>{t('ui.slow')}</p>
          <Button look="secondary" icon="refresh" onClick={onRetry ?? (() => window.location.reload())}>
            {t('ui.tryAgain')}
          </Button>
        </div>
      }
    />
  );
}

/** In place of a page that is on its way. Its heading is heard, and makes room for the page's own. */
export function WaitingPage(props: WaitingProps) {
  const { t } = useTranslation();
  useDocumentTitle(t('ui.loading'));
  return (
    <>
      <h1 className="sr-only" data-provisional>
        {t('ui.loading')}
      </h1>
      <Waiting {...props} />
    </>
  );
}
