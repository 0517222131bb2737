import { useParams, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

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
  /** After saving: whatever `UnsavedGuard` still holds for unsaved is saved. */
  readonly saved?: boolean;
};

/** Goes to an address made by `paths`. */
export function useGo(): (href: string, options?: GoOptions) => void {
  const router = useRouter();
  return useCallback(
    (href, { replace = false, saved = false } = {}) =>
      void router.navigate({ href, replace, resetScroll: !replace, ignoreBlocker: saved }),
    [router],
  );
}
