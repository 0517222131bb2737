// The words that every page needs, in one file.
export { frame } from '@tillid/text/en/frame';
export { problems } from '@tillid/text/en/problems';
export { signIn } from '@tillid/text/en/sign-in';
export { ui } from '@tillid/text/en/ui';
export { words } from '@tillid/text/en/words';
