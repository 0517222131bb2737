import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { Believed } from '../api/believed-session.ts';
import type { SignedIn } from '../api/session.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { paths } from '../paths.ts';
import { Icon } from '../ui/icon.tsx';
import { lazily } from '../ui/lazily.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { LanguageButton } from './language-button.tsx';
import type { OrganisationListProps } from './organisation-list.tsx';
import type { OrganisationSwitchProps } from './organisation-switch.tsx';
import { useSignOut } from './use-sign-out.ts';

// Fetched when the menu is opened, as are the organisations themselves.
const OrganisationList = lazily<OrganisationListProps>(
  async () => (await import('./organisation-list.tsx')).OrganisationList,
);
const OrganisationSwitch = lazily<OrganisationSwitchProps>(
  async () => (await import('./organisation-switch.tsx')).OrganisationSwitch,
  ({ onEnd }) => onEnd(),
);

/** The person's name; opens the profile, the language, log-out and the other organisations. A disclosure and not a menu, for its contents are links and buttons. */
export function NameMenu({ session }: { readonly session: SignedIn }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [switchTo, setSwitchTo] = useState<Believed>();
  const endSwitch = useCallback(() => setSwitchTo(undefined), []);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  const name = `${session.user.firstName} ${session.user.lastName}`;
  useEscape(open, () => {
    setOpen(false);
    button.current?.focus();
  });
  useEffect(() => {
    if (!open) {
      return undefined;
    }
    function closeOutside(event: Event) {
      if (!(event.target instanceof Node) || !box.current?.contains(event.target)) {
        setOpen(false);
      }
    }
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [open]);
  return (
    <div className="name-menu" ref={box}>
      <button
        ref={button}
        type="button"
        className="button button-secondary name-menu-button"
        aria-expanded={open}
        aria-controls={open ? panelId : undefined}
        aria-label={t('frame.nameMenu', { name })}
        onClick={() => setOpen(!open)}
      >
        <Icon name="person" />
        <span className="name-menu-name">{name}</span>
        <Icon name={open ? 'chevron-up' : 'chevron-down'} />
      </button>
      {open ? (
        <Panel id={panelId} name={name} session={session} onFollow={() => setOpen(false)} onSwitch={setSwitchTo} />
      ) : null}
      {switchTo ? <OrganisationSwitch to={switchTo} onEnd={endSwitch} /> : null}
    </div>
  );
}

type PanelProps = {
  readonly id: string;
  readonly name: string;
  readonly session: SignedIn;
  readonly onFollow: () => void;
  readonly onSwitch: (to: Believed) => void;
};

function Panel({ id, name, session, onFollow, onSwitch }: PanelProps) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <div id={id} className="menu-panel">
      <p className="menu-panel-person">
        <strong>{name}</strong>
        <span>{session.organisation.name}</span>
        <span>
          {t('words.cvr')} {session.organisation.cvr}
        </span>
      </p>
      <hr />
      <a className="menu-item" href={paths.profile()} onClick={onFollow}>
        <Icon name="account" />
        <span>{t('frame.myProfile')}</span>
      </a>
      <LanguageButton className="menu-item" />
      <hr />
      <button type="button" className="menu-item" onClick={signOut}>
        <Icon name="lock" />
        <span>{t('frame.logOut')}</span>
      </button>
      {/* Last, because it comes later than the rest and must not push away what somebody is about to press. */}
      <OrganisationList
        session={session}
        onChoose={(choice) => {
          onFollow();
          onSwitch(choice);
        }}
      />
    </div>
  );
}
