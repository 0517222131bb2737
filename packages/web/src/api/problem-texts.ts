import type { ProblemError } from '@tillid/contract/problems';
import i18next, { type TFunction } from 'i18next';
import { ApiProblem, NetworkFailure } from './api-problem.ts';

/** The sentence for a failure as a whole: the broken rule when there is one, else the problem's code. */
export function problemSentence(error: Error, t: TFunction): string {
  if (error instanceof NetworkFailure) {
    return t('problems.code.network');
  }
  if (!(error instanceof ApiProblem)) {
    return t('problems.code.internal');
  }
  const rule = error.code === 'rule-broken' || error.code === 'conflict' ? error.errors[0] : undefined;
  return (rule && find(`problems.rule.${rule.code}`, rule, t)) ?? t(`problems.code.${error.code}`);
}

/** The sentence for a fault at one field, by its code. */
export function fieldSentence(fault: Pick<ProblemError, 'code' | 'params'>, t: TFunction): string {
  return find(`problems.field.${fault.code}`, fault, t) ?? t('problems.unknownFault');
}

// Codes come from the server, so the key cannot be typed; a code without words falls back to the general sentence.
function find(key: string, fault: Pick<ProblemError, 'params'>, t: TFunction): string | undefined {
  const loose = t as unknown as (key: string, options: object) => string;
  return i18next.exists(key) ? loose(key, { ...fault.params }) : undefined;
}
