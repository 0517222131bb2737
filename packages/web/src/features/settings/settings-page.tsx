import { useSignedIn } from '../../api/session.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useSettingsSections } from './settings-sections.ts';

/** What can be set, section by section. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { organisation } = useSignedIn();
  return (
    <>
      <PageHeading title={t('settings.title')} />
      <p className="page-lead">{t('settings.lead', { organisation: organisation.name })}</p>
      <ul className="link-cards">
        {useSettingsSections().map(({ key, href }) => (
          <li key={key} className="card">
            <h2>
              <a href={href}>{t(`settings.section.${key}.title`)}</a>
            </h2>
            <p>{t(`settings.section.${key}.text`)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
