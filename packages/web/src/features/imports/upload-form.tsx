import { fileLimits } from '@tillid/domain/csv/file-limits';
import { useState } from 'react';
import { problemSentence } from '../../api/problem-texts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { useTitlePrefix } from '../../ui/document-title.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import { Progress } from '../../ui/progress.tsx';
import { causeSentences } from './fault-texts.ts';
import { useUpload, type MenuItem, type UploadState } from './use-upload.ts';

const bytesOfMegabyte = 1024 * 1024;
const chooseId = 'import-file';

/** The file, and the button that sends it to be checked. */
export function UploadForm({ menuItem }: { readonly menuItem: MenuItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [file, setFile] = useState<File>();
  const { state, forget, start, stop } = useUpload();
  // Grows with each press without a file.
  const [attempt, setAttempt] = useState(0);
  const missing = attempt > 0;
  const wrong = state.kind === 'refused' || state.kind === 'failed';
  useTitlePrefix(wrong ? t('ui.titleErrorPrefix') : undefined);
  if (state.kind === 'sending') {
    return <Sending part={state.part} onStop={stop} />;
  }
  function check() {
    if (file === undefined) {
      setAttempt(attempt + 1);
    } else {
      start(file, menuItem);
    }
  }
  const help = t('imports.upload.help', {
    rows: format.number(fileLimits.rows),
    megabytes: format.number(fileLimits.bytes / bytesOfMegabyte),
  });
  return (
    <div className="form-stack">
      <FormErrorSummary
        errors={missing ? [{ fieldId: chooseId, message: t('imports.upload.missing') }] : []}
        attempt={attempt}
      />
      <Refusal state={state} />
      <FileDrop
        label={t('imports.upload.label')}
        help={help}
        buttonId={chooseId}
        error={missing ? t('imports.upload.missing') : undefined}
        dropText={t('imports.upload.drop')}
        chooseLabel={t('ui.chooseFile')}
        chooseOtherLabel={t('ui.chooseOtherFile')}
        accept=".csv,.txt,text/csv"
        fileName={file?.name}
        onFile={(chosen) => {
          setFile(chosen);
          setAttempt(0);
          forget();
        }}
      />
      <div className="form-actions">
        <Button onClick={check}>{t('imports.upload.action')}</Button>
      </div>
    </div>
  );
}

function Refusal({ state }: { readonly state: UploadState }) {
  const { t } = useTranslation();
  if (state.kind === 'refused') {
    const { what, todo } = causeSentences(state.fault, t);
    return (
      <Alert kind="error" kindLabel={t('ui.error')} heading={t('imports.upload.refused')} headingLevel="h3" announce>
        <p>
          {what} {todo}
        </p>
      </Alert>
    );
  }
  return state.kind === 'failed' ? (
    <Alert kind="error" kindLabel={t('ui.error')} heading={t('imports.upload.failed')} headingLevel="h3" announce>
      <p>{problemSentence(state.error, t)}</p>
    </Alert>
  ) : null;
}

function Sending({ part, onStop }: { readonly part: number; readonly onStop: () => void }) {
  const { t } = useTranslation();
  const percent = Math.floor(part * 100);
  return (
    <div className="form-stack">
      <Progress
        label={t('imports.upload.sending')}
        status={part < 1 ? t('imports.upload.sent', { percent }) : t('imports.upload.received')}
        done={part < 1 ? percent : undefined}
        total={100}
      />
      <div className="form-actions">
        <Button look="secondary" onClick={onStop}>
          {t('imports.upload.stop')}
        </Button>
      </div>
    </div>
  );
}
