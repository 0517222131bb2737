import type { Language } from '@tillid/text/choose-language';
import type { Scope } from '../../platform/db/scope.ts';
import type { EventSelection } from './event-selection.ts';

/** What is exported, for whom, and in which words. */
export type WantedFile = {
  readonly scope: Scope;
  readonly selection: EventSelection;
  readonly language: Language;
  /** Of a file by time; what proves itself is in the order of the chain. */
  readonly order: 'newest' | 'oldest';
  /** What was asked for, as it stands at the head of a file that proves itself. */
  readonly asked: Readonly<Record<string, string>>;
};
