import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inProject } from '../project.ts';
import type { GateResult } from '../running/gate.ts';

/** Sizes of what the browser loads, judged by tools/web-budgets.ts against the built web app. */
export async function checkBudgets(): Promise<GateResult> {
  const file = inProject('tools/web-budgets.ts');
  if (!existsSync(file)) return { line: 'not measured', faults: ['tools/web-budgets.ts is missing'] };
  const budgets = (await import(pathToFileURL(file).href)) as {
    checkWebBudgets?: () => GateResult | Promise<GateResult>;
  };
  if (budgets.checkWebBudgets === undefined) {
    return { line: 'not measured', faults: ['tools/web-budgets.ts exports no checkWebBudgets'] };
  }
  return budgets.checkWebBudgets();
}
