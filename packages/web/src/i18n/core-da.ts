// The words that every page needs, in one file.
export { frame } from '@tillid/text/da/frame';
export { problems } from '@tillid/text/da/problems';
export { signIn } from '@tillid/text/da/sign-in';
export { ui } from '@tillid/text/da/ui';
export { words } from '@tillid/text/da/words';
