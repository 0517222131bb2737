import type { ProblemError } from '@tillid/contract/problems';
import { apiClients } from '@tillid/text/en/api-clients';
import { problems } from '@tillid/text/en/problems';
import { translate } from '@tillid/text/translate';
import { databaseProblem } from '../platform/http/database-problems.ts';
import { Problem } from '../platform/http/problem.ts';
import { WrongUse } from './wrong-use.ts';

const sentences: Readonly<Record<string, string>> = { ...problems.field, ...problems.rule, ...apiClients.fault };

/** Does something whose refusals are about options, named here by the field that each is; they are told as wrong use, in the words of the web app. */
export async function tellingRefusals<T>(optionOf: Readonly<Record<string, string>>, fn: () => Promise<T>): Promise<T> {
  try {
    return await fn();
  } catch (error) {
    const problem = error instanceof Problem ? error : databaseProblem(error);
    if (problem === undefined || problem.errors.length === 0) throw error;
    throw new WrongUse(problem.errors.map((fault) => sentenceOf(fault, optionOf)).join('\n'));
  }
}

function sentenceOf({ pointer, code, params = {} }: ProblemError, optionOf: Readonly<Record<string, string>>): string {
  const option = optionOf[pointer];
  const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
  const sentence = Object.hasOwn(sentences, code) ? translate(sentences, code, values) : code;
  return option === undefined ? sentence : `${option}: ${sentence}`;
}
