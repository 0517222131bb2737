import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.ts';
import { LanguageButton } from '../../frame/language-button.tsx';
import { paths } from '../../paths.ts';
import { Icon } from '../../ui/icon.tsx';
import type { SignedInOperator } from './operator-session.ts';
import { useOperatorSignOut } from './use-operator-sign-out.ts';

/** Word mark, where one is, who is logged in, and the two places to go. */
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
  const inHistory = path === paths.operatorHistory();
  return (
    <nav className="frame-navigation" aria-label={t('frame.mainNavigation')} data-open>
      <div className="page-width">
        <ul>
          <li>
            <a href={paths.operator()} aria-current={inHistory ? undefined : 'page'}>
              {t('operators.navigation.organisations')}
            </a>
          </li>
          <li>
            <a href={paths.operatorHistory()} aria-current={inHistory ? 'page' : undefined}>
              {t('operators.navigation.history')}
            </a>
          </li>
        </ul>
      </div>
    </nav>
  );
}
