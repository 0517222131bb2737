import { ApiProblem, NetworkFailure } from '../api/api-problem.ts';
import { problemSentence } from '../api/problem-texts.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Button } from '../ui/button.tsx';
import { MessagePage } from './message-page.tsx';
import { useHome } from './use-address.ts';

type FailurePageProps = { readonly error: unknown; readonly reset: () => void };

/** When a page broke or its data cannot be had: says so without a code alone, and offers to try again. */
export function FailurePage({ error, reset }: FailurePageProps) {
  const { t } = useTranslation();
  const home = useHome();
  const code = error instanceof ApiProblem ? error.code : undefined;
  if (code === 'not-permitted') {
    return (
      <MessagePage
        title={t('frame.notPermitted.title')}
        actions={<ButtonLink href={home}>{t('frame.toFrontPage')}</ButtonLink>}
      >
        <p>{t('problems.code.not-permitted')}</p>
      </MessagePage>
    );
  }
  const kind = error instanceof NetworkFailure ? 'offline' : 'failure';
  const known = error instanceof ApiProblem && code !== 'internal' ? problemSentence(error, t) : undefined;
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
      <p>{known ?? t(`frame.${kind}.text`)}</p>
      {reference ? <p>{t('frame.failure.reference', { reference })}</p> : null}
    </MessagePage>
  );
}
