import { useTranslation } from '../i18n/use-translation.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';

/** A CPR number as it is shown, `010203-••••`; the dots are read aloud as what they mean. */
export function MaskedCpr({ cpr }: { readonly cpr: string }) {
  const { t } = useTranslation();
  return (
    <>
      <span aria-hidden="true">{cpr}</span>
      <VisuallyHidden>{`${cpr.slice(0, 6)}, ${t('ui.hiddenDigits')}`}</VisuallyHidden>
    </>
  );
}
