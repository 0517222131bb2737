import { readTemplate } from '@tillid/contract/imports';
import { useState } from 'react';
import { download } from '../../api/call.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toasts.ts';

type Language = 'da' | 'en';

/** The template in either language; the one of the page first. */
export function TemplateButtons() {
  const { language } = useTranslation();
  const languages: readonly Language[] = language === 'en' ? ['en', 'da'] : ['da', 'en'];
  return (
    <div className="form-actions">
      {languages.map((each) => (
        <TemplateButton key={each} language={each} />
      ))}
    </div>
  );
}

function TemplateButton({ language }: { readonly language: Language }) {
  const { t } = useTranslation();
  const [pending, setPending] = useState(false);
  const name = language === 'da' ? 'fileNameDanish' : 'fileNameEnglish';
  async function fetchTemplate() {
    setPending(true);
    try {
      await download(readTemplate, { query: { language } }, t(`imports.template.${name}`));
    } catch (error) {
      showToast({ kind: 'error', text: problemSentence(error instanceof Error ? error : new Error('failed'), t) });
    }
    setPending(false);
  }
  return (
    <Button
      look="secondary"
      icon="download"
      pendingLabel={pending && t('ui.loading')}
      onClick={() => void fetchTemplate()}
    >
      {t(language === 'da' ? 'imports.template.danish' : 'imports.template.english')}
    </Button>
  );
}
