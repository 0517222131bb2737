import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useSettingsSections } from './settings-sections.ts';

/** A section of the settings beside the list of all of them. */
export function SettingsFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <div className="beside">
      <nav className="side-navigation" aria-label={t('settings.title')}>
        <ul>
          {useSettingsSections().map(({ key, href }) => (
            <li key={key}>
              <a href={href} aria-current={path === href || path.startsWith(`${href}/`) ? 'page' : undefined}>
                {t(`settings.section.${key}.title`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="beside-content">{children}</div>
    </div>
  );
}
