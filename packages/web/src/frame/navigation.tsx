import { useRouter, useRouterState } from '@tanstack/react-router';
import type { SignedIn } from '../api/session.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import type { MenuLabel } from './page.ts';

export type MenuItem = { readonly href: string; readonly label: MenuLabel };

/** The pages that have a place in the menu, that the person may see and that there is a reason to show. */
export function useMenuItems(session: SignedIn | undefined): readonly MenuItem[] {
  const router = useRouter();
  if (session === undefined) {
    return [];
  }
  return Object.values(router.routesById).flatMap((route) => {
    const { access, menu } = route.options.staticData ?? {};
    const permitted = access === 'signed-in' || session.permissions.some((permission) => permission === access);
    const shown = menu !== undefined && permitted && (menu.shown?.(session) ?? true);
    return shown ? [{ href: route.fullPath, label: menu.label }] : [];
  });
}

type NavigationProps = {
  readonly items: readonly MenuItem[];
  /** On a small screen the menu is folded behind a button. */
  readonly open: boolean;
  readonly onFollow: () => void;
};

// The pages of an import have an address of their own, and are reached from the users.
const alsoBelow: Partial<Record<MenuLabel, string>> = { users: '/imports' };

function isBelow(path: string, { href, label }: MenuItem): boolean {
  return [href, alsoBelow[label]].some(
    (above) => above !== undefined && (path === above || path.startsWith(`${above}/`)),
  );
}

/** The main menu. A page below one of its pages counts as that page: `/users/new` as `/users`. */
export function Navigation({ items, open, onFollow }: NavigationProps) {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav className="frame-navigation" aria-label={t('frame.mainNavigation')} data-open={open}>
      <div className="page-width">
        <ul>
          {items.map((item) => (
            <li key={item.href}>
              <a href={item.href} aria-current={isBelow(path, item) ? 'page' : undefined} onClick={onFollow}>
                {t(`frame.navigation.${item.label}`)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
