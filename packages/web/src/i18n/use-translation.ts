import { useSyncExternalStore } from 'react';
import { currentSpeech, hearSpeech, type Speech } from './sentences.ts';

/** The language of the page and its sentences; what uses them is drawn anew when the language changes. */
export function useTranslation(): Speech {
  return useSyncExternalStore(hearSpeech, currentSpeech);
}
