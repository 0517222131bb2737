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
    path: paths.users(),
    access: 'users:read',
    load: () => import('./features/users/users-page.tsx'),
    name: 'UsersPage',
    texts: ['users'],
    menu: { label: 'users' },
  }),
  page({
    path: paths.newUser(),
    access: 'users:create',
    load: () => import('./features/users/create-user-page.tsx'),
    name: 'CreateUserPage',
    texts: ['users'],
  }),
  page({
    path: paths.user(':userId'),
    access: 'users:read',
    load: () => import('./features/users/user-profile-page.tsx'),
    name: 'UserProfilePage',
    texts: ['users', 'history'],
  }),
  page({
    path: paths.profile(),
    access: 'own-profile:read',
    load: () => import('./features/profile/profile-page.tsx'),
    name: 'ProfilePage',
    texts: ['profile'],
  }),
];
