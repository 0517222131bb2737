import type { Access } from '@tillid/contract/endpoint';
import { lazyRouteComponent, type AsyncRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { SignedIn } from '../api/session.ts';
import { needTexts, type TextName } from '../i18n/texts.ts';
import { fetchCode } from './page-code.ts';

export type MenuLabel = 'users' | 'importedUsers' | 'history' | 'settings';

/** How a page stands in the main menu; it is left out for those who may not see the page, and when `shown` says no. */
export type MenuPlace = { readonly label: MenuLabel; readonly shown?: (session: SignedIn) => boolean };

export type Page = {
  readonly path: string;
  readonly access: Access;
  readonly component: AsyncRouteComponent<object>;
  readonly menu: MenuPlace | undefined;
};

type PageParts<Module, Name> = {
  /** Made by `paths`, with `:name` for each parameter. */
  readonly path: string;
  readonly access: Access;
  /** Code of the page, fetched with its texts when it is first visited. */
  readonly load: () => Promise<Module>;
  /** Which export of that code is the page. */
  readonly name: Name;
  /** Capabilities whose texts it shows, besides those that every page has. */
  readonly texts?: readonly TextName[];
  /** For pages of the main menu, which stands in the order of the list of pages. */
  readonly menu?: MenuPlace;
};

/** A page of the app as `routes.tsx` lists them. */
export function page<Module extends Record<Name, ComponentType>, Name extends string>(
  parts: PageParts<Module, Name>,
): Page {
  const { path, access, load, name, texts = [], menu } = parts;
  async function loadAll() {
    const [module] = await fetchCode(() => Promise.all([load(), needTexts(texts)]));
    return module;
  }
  return { path, access, component: lazyRouteComponent<Module, Name>(loadAll, name), menu };
}
