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

/** Goes to an address made by `paths`. `replace` for changes that Back should not stop at, such as each letter of a search. */
export function useGo(): (href: string, options?: { readonly replace?: boolean }) => void {
  const router = useRouter();
  return useCallback(
    (href, options) =>
      void router.navigate({ href, replace: options?.replace ?? false, resetScroll: !options?.replace }),
    [router],
  );
}
