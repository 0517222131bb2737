import { readTemplate } from '@tillid/contract/imports';
import { DownloadButton } from '../../frame/download-button.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';

type Language = 'da' | 'en';

const words = {
  da: { label: 'imports.template.danish', fileName: 'imports.template.fileNameDanish' },
  en: { label: 'imports.template.english', fileName: 'imports.template.fileNameEnglish' },
} as const;

/** The template in either language; the one of the page first. */
export function TemplateButtons() {
  const { t, language } = useTranslation();
  const languages: readonly Language[] = language === 'en' ? ['en', 'da'] : ['da', 'en'];
  return (
    <div className="form-actions">
      {languages.map((each) => (
        <DownloadButton
          key={each}
          label={t(words[each].label)}
          endpoint={readTemplate}
          parts={{ query: { language: each } }}
          fileName={t(words[each].fileName)}
        />
      ))}
    </div>
  );
}
