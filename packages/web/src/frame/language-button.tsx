import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../i18n/language.ts';
import { Icon } from '../ui/icon.tsx';

/** Switches to the other language; its own name stands on it, in that language. */
export function LanguageButton({ className }: { readonly className: string }) {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'en' ? 'da' : 'en';
  return (
    <button type="button" className={className} lang={other} onClick={() => void changeLanguage(other)}>
      <Icon name="language" />
      <span>{t('frame.switchLanguage')}</span>
    </button>
  );
}
