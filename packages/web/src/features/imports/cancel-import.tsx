import { cancelImport, listImports, readImport } from '@tillid/contract/imports';
import { useState } from 'react';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { ImportView } from './import-status.ts';

/** Ends an import after asking; the dialog says what is lost and what stays. */
export function CancelImport({ view, label }: { readonly view: ImportView; readonly label: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const cancel = useMutate(cancelImport, { changes: [readImport, listImports], onSuccess: () => setAsking(false) });
  function confirm() {
    cancel.mutate(
      { params: { importId: view.importId } },
      {
        onError: (error) => {
          setAsking(false);
          showToast({ kind: 'error', text: problemSentence(error, t) });
        },
      },
    );
  }
  const applying = view.mode === 'good-rows-only' ? 'goodRows' : 'allOrNothing';
  const isApplying = view.status === 'applying';
  return (
    <>
      <div className="form-actions">
        <Button look="secondary" onClick={() => setAsking(true)}>
          {label}
        </Button>
      </div>
      {asking ? (
        <ConfirmDialog
          title={t('imports.cancel.title')}
          confirmLabel={t('imports.cancel.confirm')}
          cancelLabel={t(isApplying ? 'imports.cancel.keep' : 'imports.cancel.back')}
          closeLabel={t('ui.close')}
          pendingLabel={cancel.isPending && t('ui.working')}
          onConfirm={confirm}
          onCancel={() => setAsking(false)}
        >
          <p>{t(`imports.cancel.${isApplying ? applying : 'checked'}`)}</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
