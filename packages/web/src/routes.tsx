import { page, type Page } from './frame/page.ts';
import { paths } from './paths.ts';

/** Every page: its address, who may see it, its code and its texts. A page stands here when it works, and not before. */
export const pages: readonly Page[] = [
  page({
    path: paths.front(),
    access: 'anyone',
    load: () => import('./features/sign-in/front-page.tsx'),
    name: 'FrontPage',
  }),
  page({
    path: paths.signedOut(),
    access: 'anyone',
    load: () => import('./features/sign-in/signed-out-page.tsx'),
    name: 'SignedOutPage',
  }),
  page({
    path: paths.chooseOrganisation(),
    access: 'anyone',
    load: () => import('./features/sign-in/choose-organisation-page.tsx'),
    name: 'ChooseOrganisationPage',
  }),
  page({
    path: paths.signInRefused(),
    access: 'anyone',
    load: () => import('./features/sign-in/sign-in-refused-page.tsx'),
    name: 'SignInRefusedPage',
  }),
  page({
    path: paths.profile(),
    access: 'own-profile:read',
    load: () => import('./features/profile/profile-page.tsx'),
    name: 'ProfilePage',
    texts: ['profile'],
  }),
];
