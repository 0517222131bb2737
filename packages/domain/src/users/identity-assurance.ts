import { fail, ok, type Result } from '../result.ts';
import { foldText } from './person-name.ts';

/** The assurance levels of NSIS, the national standard for identity assurance, weakest first. */
export const levels = ['low', 'substantial', 'high'] as const;

/** One assurance level. */
export type Level = (typeof levels)[number];

/** The level that a user is to reach at activation; low is not enough for a business identity. */
export type TargetLevel = 'substantial' | 'high';

/**
 * What a TargetIAL cell may say. The digits are the guide's; Denmark's usual numbering is the other way round, which is why
 * a deployment can swap them and why screens show the word.
 */
export const targetLevelTable: Readonly<Record<string, TargetLevel>> = {
  '3': 'high',
  '4': 'substantial',
  high: 'high',
  hoej: 'high',
  substantial: 'substantial',
  betydelig: 'substantial',
};

/** Whether a level is at least as strong as the wanted one. */
export function atLeast(level: Level, wanted: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(wanted);
}

/** The weaker of two levels. */
export function lowest<A extends Level, B extends Level>(a: A, b: B): A | B {
  return atLeast(a, b) ? b : a;
}

/** Reads a TargetIAL cell: the guide's digits (or, swapped, the usual ones) or a Danish or English word. */
export function parseTargetLevel(
  text: string,
  rules: { readonly swapped: boolean },
): Result<TargetLevel, 'level-unknown'> {
  const cell = foldText(text);
  const level = Object.hasOwn(targetLevelTable, cell) ? targetLevelTable[cell] : undefined;
  if (level === undefined) return fail('level-unknown');
  return ok(rules.swapped && /^\d$/u.test(cell) ? otherLevel(level) : level);
}

function otherLevel(level: TargetLevel): TargetLevel {
  return level === 'high' ? 'substantial' : 'high';
}
