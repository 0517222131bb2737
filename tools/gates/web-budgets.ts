import { buildWebAppIfStale } from '../../packages/server/src/cli/build-web-app.ts';
import { checkWebBudgets } from '../web-budgets.ts';
import type { GateResult } from '../running/gate.ts';

/** Sizes of what the browser loads, measured on a build of the present source. */
export async function checkBudgets(): Promise<GateResult> {
  await buildWebAppIfStale();
  return checkWebBudgets();
}
