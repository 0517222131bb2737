import { useFormat } from '../i18n/use-format.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { paths } from '../paths.ts';
import { PastToasts } from '../ui/past-toasts.tsx';
import { showShortcuts } from './shortcuts.ts';

/** The foot of every page. Help, privacy and the accessibility statement get their links here when they exist. */
export function Footer() {
  const { t } = useTranslation();
  const format = useFormat();
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
          <li>
            <button type="button" className="text-button" onClick={showShortcuts}>
              {t('frame.shortcuts')}
            </button>
          </li>
        </ul>
        <PastToasts summary={(count) => t('ui.pastMessages', { count })} timeOf={format.timeOfDay} />
      </div>
    </footer>
  );
}
