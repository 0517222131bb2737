import type { da } from './da.ts';
import { frame } from './en/frame.ts';
import { problems } from './en/problems.ts';
import { profile } from './en/profile.ts';
import { signIn } from './en/sign-in.ts';
import { ui } from './en/ui.ts';
import { words } from './en/words.ts';
import type { Texts } from './texts.ts';

/** Every English sentence of the web app; a key that Danish has and English lacks does not compile. */
export const en: Texts<typeof da> = { frame, problems, profile, signIn, ui, words };
