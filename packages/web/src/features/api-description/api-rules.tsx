import { useTranslation } from '../../i18n/use-translation.ts';
import { DescriptionList } from '../../ui/description-list.tsx';

const rules = ['organisation', 'repeats', 'versions', 'problems', 'pages', 'limits', 'times', 'cpr'] as const;

/** What holds for every call. */
export function ApiRules() {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('apiDescription.rules.title')}</h2>
      <DescriptionList
        items={rules.map((rule) => ({
          term: t(`apiDescription.rules.${rule}.term`),
          value: t(`apiDescription.rules.${rule}.text`),
        }))}
      />
    </>
  );
}
