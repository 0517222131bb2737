import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { Fragment, useState, type ReactNode } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { problemSentence } from '../api/problem-texts.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FailurePage } from './failure-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { awaitPageHeading } from './page-focus.ts';
import { useHome } from './use-address.ts';
import { Waiting, WaitingPage } from './waiting.tsx';

type LoadedProps<T> = {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
  /** Height of the grey lines while it is fetched. */
  readonly lines?: number;
  /** It is the whole page, with the heading in it: what is shown in its place has a heading too. */
  readonly page?: boolean;
};

/** Shows what was fetched, or that it is on its way, or why it cannot be had and what to do. */
export function Loaded<T>({ query, children, lines = 6, page = false }: LoadedProps<T>) {
  // Asked again, the wait begins anew.
  const [asked, setAsked] = useState(0);
  const client = useQueryClient();
  function ask() {
    setAsked((before) => before + 1);
    awaitPageHeading();
    // All that the page lacks, from the beginning: asking again alone would go on waiting for the first answer.
    void client.resetQueries({ type: 'active', predicate: ({ state }) => state.data === undefined });
  }
  const { data, error } = query;
  // Also when it was there before: somebody has deleted it meanwhile.
  if (page && isAbsent(error)) {
    return <NotFoundPage />;
  }
  if (data !== undefined) {
    return children(data);
  }
  if (error) {
    return page ? <FailurePage error={error} reset={ask} /> : <LoadFailure error={error} onRetry={ask} />;
  }
  const InPlace = page ? WaitingPage : Waiting;
  return (
    <Fragment key={asked}>
      <InPlace lines={lines} onRetry={ask} atOnce={asked > 0} />
    </Fragment>
  );
}

/** Whether there is no such thing; an address whose number is no number leads nowhere either. */
export function isAbsent(error: Error | null): boolean {
  return error instanceof ApiProblem && (error.code === 'not-found' || error.code === 'validation-failed');
}

function LoadFailure({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  const home = useHome();
  const code = error instanceof ApiProblem ? error.code : undefined;
  if (code === 'not-found' || code === 'not-permitted') {
    return (
      <EmptyState
        kind={code === 'not-found' ? 'no-hits' : 'no-access'}
        title={t(code === 'not-found' ? 'frame.notFound.title' : 'frame.notPermitted.title')}
        action={<ButtonLink href={home}>{t('frame.toFrontPage')}</ButtonLink>}
      >
        {problemSentence(error, t)}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="error"
      title={t(code === undefined ? 'frame.offline.title' : 'frame.failure.title')}
      action={
        <Button icon="refresh" onClick={onRetry}>
          {t('ui.tryAgain')}
        </Button>
      }
    >
      {problemSentence(error, t)}
    </EmptyState>
  );
}
