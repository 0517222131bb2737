import { useRef, useState } from 'react';
import type { SignedIn } from '../api/session.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { paths } from '../paths.ts';
import { Icon } from '../ui/icon.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { LanguageButton } from './language-button.tsx';
import { Navigation, useMenuItems } from './navigation.tsx';
import { NameMenu } from './name-menu.tsx';
import { SignInButton } from './sign-in-button.tsx';

type HeaderProps = {
  readonly session: SignedIn | undefined;
  /** False until the server has told whether somebody is signed in: a log-in button must not blink up. */
  readonly known: boolean;
};

export function Header({ session, known }: HeaderProps) {
  const { t } = useTranslation();
  const items = useMenuItems(session);
  const [menuOpen, setMenuOpen] = useState(false);
  const menuButton = useRef<HTMLButtonElement>(null);
  useEscape(menuOpen, () => {
    setMenuOpen(false);
    menuButton.current?.focus();
  });
  return (
    <header className="frame-header">
      <div className="page-width frame-header-row">
        <a className="word-mark" href={paths.front()} aria-label={t('frame.home')}>
          Tillid
        </a>
        {session ? <span className="frame-organisation">{session.organisation.name}</span> : null}
        <div className="frame-header-end">
          {session ? (
            <NameMenu session={session} />
          ) : (
            <>
              <LanguageButton className="text-button" />
              {known ? <SignInButton look="secondary" /> : null}
            </>
          )}
          {items.length > 0 ? (
            <button
              ref={menuButton}
              type="button"
              className="button button-secondary frame-menu-button"
              aria-expanded={menuOpen}
              onClick={() => setMenuOpen(!menuOpen)}
            >
              <Icon name={menuOpen ? 'close' : 'menu'} />
              <span>{t('frame.menu')}</span>
            </button>
          ) : null}
        </div>
      </div>
      {items.length > 0 ? <Navigation items={items} open={menuOpen} onFollow={() => setMenuOpen(false)} /> : null}
    </header>
  );
}
