import { useParams, useRouter, useRouterState, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { paths } from '../paths.ts';

/** Value of `:name` in the page's address. */
export function usePathParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  const value = params[name];
  if (value === undefined) {
    throw new Error(`The address has no ${name}`);
  }
  return value;
}

/** Values after the question mark. Whatever somebody typed there: check before use. */
export function useAddressQuery(): Readonly<Record<string, string | undefined>> {
  return useSearch({ strict: false });
}

export type GoOptions = {
  /** For changes that Back should not stop at, such as each letter of a search. */
  readonly replace?: boolean;
  /** For changes of a part of the page, such as the filter of a list: the page stays where it is scrolled to. */
  readonly keepScroll?: boolean;
  /** After saving: whatever `UnsavedGuard` still holds for unsaved is saved. */
  readonly saved?: boolean;
};

/** Goes to an address made by `paths`. */
export function useGo(): (href: string, options?: GoOptions) => void {
  const router = useRouter();
  return useCallback(
    (href, { replace = false, keepScroll = replace, saved = false } = {}) => {
      // What was typed a moment ago must not call back whoever is on the way to another page.
      if (!replace || !isLeaving(router.state)) {
        void router.navigate({ href, replace, resetScroll: !keepScroll, ignoreBlocker: saved });
      }
    },
    [router],
  );
}

type Journey = { readonly location: Place; readonly resolvedLocation?: Place | undefined };
type Place = { readonly pathname: string };

/** Whether another page has been asked for and has not come yet. */
function isLeaving({ location, resolvedLocation }: Journey): boolean {
  return resolvedLocation !== undefined && location.pathname !== resolvedLocation.pathname;
}

/** Whether the page is one of the operators', who have a frame and a front page of their own. */
export function useIsOperators(): boolean {
  return useRouterState({ select: ({ location }) => /^\/operator(?:\/|$)/.test(location.pathname) });
}

/** Where somebody begins again who is lost. */
export function useHome(): string {
  return useIsOperators() ? paths.operator() : paths.front();
}
