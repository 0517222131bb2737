import { useTranslation } from 'react-i18next';
import { PastToasts } from '../ui/past-toasts.tsx';

export type FooterLink = { readonly href: string; readonly label: string };

/** The foot of every page. Help, privacy and the accessibility statement get their links here when they exist. */
export function Footer({ links = [] }: { readonly links?: readonly FooterLink[] }) {
  const { t } = useTranslation();
  return (
    <footer className="frame-footer" aria-label={t('frame.footer')}>
      <div className="page-width">
        <p>{t('frame.footerText')}</p>
        {links.length > 0 ? (
          <ul className="footer-links">
            {links.map((link) => (
              <li key={link.href}>
                <a href={link.href}>{link.label}</a>
              </li>
            ))}
          </ul>
        ) : null}
        <PastToasts summary={(count) => t('ui.pastMessages', { count })} />
      </div>
    </footer>
  );
}
