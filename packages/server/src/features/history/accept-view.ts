import { readHistoryView, type AskedView, type HistoryView } from '@tillid/domain/history/history-view';
import { Problem } from '../../platform/http/problem.ts';

/** What of a history is asked for; throws validation-failed with every fault. `at` is where it stands in the request. */
export function acceptView(asked: AskedView, at: '/query' | ''): HistoryView {
  const view = readHistoryView(asked);
  if (view.ok) return view.value;
  const errors = view.fault.map(({ field, code }) => ({ pointer: `${at}/${field}`, code }));
  throw new Problem('validation-failed', { errors });
}
