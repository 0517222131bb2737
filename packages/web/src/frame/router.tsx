import type { Access } from '@tillid/contract/endpoint';
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { BrokenPage } from './broken-page.tsx';
import { Frame } from './frame.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import type { MenuPlace, Page } from './page.ts';
import { WaitingPage } from './waiting.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    readonly access?: Access;
    readonly menu?: MenuPlace | undefined;
  }
}

/** The router over the given pages. */
export function makeRouter(pages: readonly Page[]) {
  const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage, errorComponent: BrokenPage });
  const routes = pages.map((page) =>
    createRoute({
      getParentRoute: () => root,
      path: page.path.replaceAll(':', '$'),
      component: page.component,
      staticData: { access: page.access, menu: page.menu },
    }),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    defaultErrorComponent: BrokenPage,
    // Until then the former page stays (UX-50).
    defaultPendingMs: 400,
    defaultPendingComponent: PendingPage,
    defaultPreload: false,
    scrollRestoration: true,
    // Another user, unit or file is another page: nothing that was revealed, typed or opened on the one may show on the other.
    defaultRemountDeps: ({ params }) => params,
    // Plain text in the address, as people expect it; each page reads what it knows.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search).toString();
      return text === '' ? '' : `?${text}`;
    },
  });
}

function PendingPage() {
  return <WaitingPage atOnce />;
}
