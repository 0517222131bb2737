import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Progress } from '../../ui/progress.tsx';
import { CancelImport } from './cancel-import.tsx';
import type { ImportView } from './import-status.ts';

/** While the rows are read; how many there are is known at the end only. */
export function CheckingView({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <p>
        {t('imports.facts.file')}: {view.fileName}
      </p>
      <Progress
        label={t('imports.checking.label')}
        status={t('imports.checking.progress', { count: view.done, rows: format.number(view.done) })}
      />
      <p>{t('imports.checking.text')}</p>
      <CancelImport view={view} label={t('imports.decide.cancel')} />
    </>
  );
}
