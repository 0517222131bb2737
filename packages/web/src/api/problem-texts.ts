import type { ProblemError } from '@tillid/contract/problems';
import { findSpoken, type Translate } from '../i18n/sentences.ts';
import { ApiProblem, NetworkFailure } from './api-problem.ts';

/** The sentence for a failure as a whole: the broken rule when there is one, else the problem's code. */
export function problemSentence(error: Error, t: Translate): string {
  if (error instanceof NetworkFailure) {
    return t('problems.code.network');
  }
  if (!(error instanceof ApiProblem)) {
    return t('problems.code.internal');
  }
  const rule = error.code === 'rule-broken' || error.code === 'conflict' ? error.errors[0] : undefined;
  return (rule && findSpoken(`problems.rule.${rule.code}`, rule.params)) ?? t(`problems.code.${error.code}`);
}

/** The sentence for a fault at one field, by its code; a server newer than this page may know codes that it does not. */
export function fieldSentence(fault: Pick<ProblemError, 'code' | 'params'>, t: Translate): string {
  return findSpoken(`problems.field.${fault.code}`, fault.params) ?? t('problems.unknownFault');
}
