import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.ts';
import { LanguageButton } from '../../frame/language-button.tsx';
import { paths } from '../../paths.ts';
import { Icon } from '../../ui/icon.tsx';
import type { SignedInOperator } from './operator-session.ts';
import { useOperatorSignOut } from './use-operator-sign-out.ts';

/** Word mark, where one is, who is logged in, and the places to go. */
export function OperatorHeader({ session }: { readonly session: SignedInOperator | undefined }) {
  const { t } = useTranslation();
  const signOut = useOperatorSignOut();
  return (
    <header className="frame-header">
      <div className="page-width frame-header-row">
        <a className="word-mark" href={paths.operator()} aria-label={t('operators.home')}>
          Tillid
        </a>
        <span className="frame-organisation">{t('operators.area')}</span>
        <div className="frame-header-end operator-header-end">
          {session ? (
            <span className="operator-name">
              <Icon name="person" />
              <span>{session.operator.name}</span>
            </span>
          ) : null}
          <LanguageButton className="text-button" />
          {session ? (
            <button type="button" className="text-button" onClick={signOut}>
              {t('frame.logOut')}
            </button>
          ) : null}
        </div>
      </div>
      {session ? <OperatorNavigation /> : null}
    </header>
  );
}

function OperatorNavigation() {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const places = [
    { href: paths.operator(), label: t('operators.navigation.organisations') },
    { href: paths.deliveries(), label: t('operators.navigation.deliveries') },
    { href: paths.operatorHistory(), label: t('operators.navigation.history') },
  ];
  // Pages of one organisation belong to the first.
  const here = places.find(({ href }) => href === path) ?? places[0];
  return (
    <nav className="frame-navigation" aria-label={t('frame.mainNavigation')} data-open>
      <div className="page-width">
        <ul>
          {places.map((place) => (
            <li key={place.href}>
              <a href={place.href} aria-current={place === here ? 'page' : undefined}>
                {place.label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
