import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { problemSentence } from '../api/problem-texts.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { paths } from '../paths.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

type LoadedProps<T> = {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
  /** Height of the grey lines while it is fetched. */
  readonly lines?: number;
};

/** Shows what was fetched, or that it is on its way, or why it cannot be had and what to do. */
export function Loaded<T>({ query, children, lines = 6 }: LoadedProps<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined) {
    return children(query.data);
  }
  if (query.error) {
    return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Skeleton label={t('ui.loading')} lines={lines} />;
}

function LoadFailure({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  const code = error instanceof ApiProblem ? error.code : undefined;
  if (code === 'not-found' || code === 'not-permitted') {
    return (
      <EmptyState
        kind={code === 'not-found' ? 'no-hits' : 'no-access'}
        title={t(code === 'not-found' ? 'frame.notFound.title' : 'frame.notPermitted.title')}
        action={<ButtonLink href={paths.front()}>{t('frame.toFrontPage')}</ButtonLink>}
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
