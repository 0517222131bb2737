import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Progress } from '../../ui/progress.tsx';
import { CancelImport } from './cancel-import.tsx';
import { rowsToApply, type ImportView } from './import-status.ts';

/** While users are created. */
export function ApplyingView({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const total = rowsToApply(view);
  return (
    <>
      <Progress
        label={t('imports.applying.label')}
        status={t('imports.applying.progress', { done: format.number(view.done), total: format.number(total) })}
        done={view.done}
        total={total}
      />
      <p>{t('imports.applying.text')}</p>
      <CancelImport view={view} label={t('imports.applying.cancel')} />
    </>
  );
}
