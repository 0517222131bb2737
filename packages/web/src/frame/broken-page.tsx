import { useRouter } from '@tanstack/react-router';
import { ApiProblem, NetworkFailure } from '../api/api-problem.ts';
import { FailurePage } from './failure-page.tsx';
import { awaitPageHeading } from './page-focus.ts';

type BrokenPageProps = { readonly error: unknown; readonly reset: () => void };

/** In place of a page whose code could not be had or broke. Trying again fetches it anew; what broke is loaded from the beginning. */
export function BrokenPage({ error, reset }: BrokenPageProps) {
  const router = useRouter();
  function tryAgain() {
    const isPassing = error instanceof NetworkFailure || error instanceof ApiProblem;
    if (!isPassing) {
      window.location.reload();
      return;
    }
    awaitPageHeading();
    void router.invalidate().finally(reset);
  }
  return <FailurePage error={error} reset={tryAgain} />;
}
