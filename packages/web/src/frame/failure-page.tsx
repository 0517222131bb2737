import { ApiProblem, NetworkFailure } from '../api/api-problem.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Button } from '../ui/button.tsx';
import { MessagePage } from './message-page.tsx';

type FailurePageProps = { readonly error: unknown; readonly reset: () => void };

/** When a page broke or its data cannot be had: says so without a code alone, and offers to try again. */
export function FailurePage({ error, reset }: FailurePageProps) {
  const { t } = useTranslation();
  const kind = error instanceof NetworkFailure ? 'offline' : 'failure';
  const reference = error instanceof ApiProblem ? error.reference : undefined;
  return (
    <MessagePage
      title={t(`frame.${kind}.title`)}
      actions={
        <Button icon="refresh" onClick={reset}>
          {t('ui.tryAgain')}
        </Button>
      }
    >
      <p>{t(`frame.${kind}.text`)}</p>
      {reference ? <p>{t('frame.failure.reference', { reference })}</p> : null}
    </MessagePage>
  );
}
