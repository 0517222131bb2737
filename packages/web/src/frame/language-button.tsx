import { changeLanguage } from '../i18n/language.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Icon } from '../ui/icon.tsx';

/** Switches to the other language; its own name stands on it, in that language. */
export function LanguageButton({ className }: { readonly className: string }) {
  const { t, language } = useTranslation();
  const other = language === 'en' ? 'da' : 'en';
  return (
    <button type="button" className={className} lang={other} onClick={() => void changeLanguage(other)}>
      <Icon name="language" />
      <span>{t('frame.switchLanguage')}</span>
    </button>
  );
}
