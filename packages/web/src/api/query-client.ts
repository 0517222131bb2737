import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, NetworkFailure } from './api-problem.ts';

/** Name of the query that holds the session. */
export const sessionQueryName = 'readSession';

/** Name of the query that holds the operator's session, which is one of its own. */
export const operatorSessionQueryName = 'readOperatorSession';

/** The one store of what was fetched. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: checkSession }),
  mutationCache: new MutationCache({ onError: checkSession }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => isPassing(error) && failures < 2,
      // "online" is the browser's guess; trying tells the truth, and a failure can be shown with a button.
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

function isPassing(error: Error): boolean {
  return error instanceof NetworkFailure || (error instanceof ApiProblem && error.code === 'unavailable');
}

// Both mean that the session is not what this window believes; asking for it anew decides which page to show.
function checkSession(error: Error): void {
  if (
    error instanceof ApiProblem &&
    (error.code === 'not-authenticated' || error.has('other-organisation') || error.has('other-user'))
  ) {
    for (const name of [sessionQueryName, operatorSessionQueryName]) {
      void queryClient.invalidateQueries({ queryKey: [name] });
    }
  }
}
