import { useTranslation } from '../i18n/use-translation.ts';
import { paths } from '../paths.ts';
import { PastToasts } from '../ui/past-toasts.tsx';

/** The foot of every page. Help, privacy and the accessibility statement get their links here when they exist. */
export function Footer() {
  const { t } = useTranslation();
  const links = [{ href: paths.apiDescription(), label: t('frame.apiDescription') }];
  return (
    <footer className="frame-footer" aria-label={t('frame.footer')}>
      <div className="page-width">
        <p>{t('frame.footerText')}</p>
        <ul className="footer-links">
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
        </ul>
        <PastToasts summary={(count) => t('ui.pastMessages', { count })} />
      </div>
    </footer>
  );
}
