import './styles/main.scss';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.ts';
import { followLinks } from './frame/follow-links.ts';
import { movePageFocus } from './frame/page-focus.ts';
import { makeRouter } from './frame/router.tsx';
import { followShortcuts } from './frame/shortcuts.ts';
import { startLanguage } from './i18n/language.ts';
import { pages } from './routes.tsx';

const router = makeRouter(pages);
followLinks(router);
movePageFocus(router);
followShortcuts();

const root = document.getElementById('root');
if (root) {
  await startLanguage();
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
