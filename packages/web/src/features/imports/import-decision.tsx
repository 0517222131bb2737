import { applyImport, listImportRows, listImports, readImport } from '@tillid/contract/imports';
import { readSession } from '@tillid/contract/session';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Alert } from '../../ui/alert.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { CancelImport } from './cancel-import.tsx';
import { rowsWithCode, type ImportView } from './import-status.ts';

type Mode = 'all-or-nothing' | 'good-rows-only';

/** All or nothing, or the good rows only, with both numbers (decision 23); the file's purpose is confirmed when it differs from the menu item. */
export function ImportDecision({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation();
  const [confirmed, setConfirmed] = useState(false);
  const apply = useMutate(applyImport, { changes: [readImport, listImports, listImportRows, readSession] });
  const start = (mode: Mode) =>
    apply.mutate({ params: { importId: view.importId }, version: view.version, body: { mode } });
  const mismatched = rowsWithCode(view, 'action-menu-mismatch');
  const unconfirmed = mismatched > 0 && !confirmed;
  return (
    <section aria-labelledby="import-decision" className="card stack">
      <h2 id="import-decision">{t('imports.decide.title')}</h2>
      {view.okCount > 0 ? <p>{t('imports.decide.text')}</p> : <p>{t('imports.summary.noneGood')}</p>}
      {apply.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          {isStale(apply.error) ? t('imports.decide.startedByOther') : problemSentence(apply.error, t)}
        </Alert>
      ) : null}
      {mismatched > 0 && view.okCount > 0 ? (
        <ConfirmPurpose rows={mismatched} confirmed={confirmed} onChange={setConfirmed} />
      ) : null}
      {view.okCount > 0 ? (
        <Choices view={view} unconfirmed={unconfirmed} pending={apply.isPending || apply.isSuccess} onChoose={start} />
      ) : (
        <div className="form-actions">
          <ButtonLink href={paths.importUsers(view.menuItem === 'edit' ? { menuItem: 'edit' } : {})}>
            {t('imports.decide.chooseOther')}
          </ButtonLink>
        </div>
      )}
      <CancelImport view={view} label={t('imports.decide.cancel')} />
    </section>
  );
}

type ChoicesProps = {
  readonly view: ImportView;
  readonly unconfirmed: boolean;
  readonly pending: boolean;
  readonly onChoose: (mode: Mode) => void;
};

function Choices({ view, unconfirmed, pending, onChoose }: ChoicesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { okCount, rowCount, faultRowCount } = view;
  const skipped = format.number(faultRowCount);
  const pendingLabel = pending && t('ui.working');
  const confirmFirst = unconfirmed && t('imports.decide.confirmFirst');
  return (
    <>
      {faultRowCount > 0 ? (
        <div className="choice">
          <Button pendingLabel={pendingLabel} disabledReason={confirmFirst} onClick={() => onChoose('good-rows-only')}>
            {t('imports.decide.good', { count: okCount, good: format.number(okCount), skipped })}
          </Button>
          <p className="form-hint">{t('imports.decide.goodHelp')}</p>
        </div>
      ) : null}
      <div className="choice">
        <Button
          look={faultRowCount > 0 ? 'secondary' : 'primary'}
          pendingLabel={pendingLabel}
          disabledReason={
            faultRowCount > 0 ? t('imports.decide.allBlocked', { count: faultRowCount, rows: skipped }) : confirmFirst
          }
          onClick={() => onChoose('all-or-nothing')}
        >
          {t('imports.decide.all', { count: rowCount, rows: format.number(rowCount) })}
        </Button>
        {faultRowCount === 0 ? <p className="form-hint">{t('imports.decide.allHelp')}</p> : null}
      </div>
    </>
  );
}

type ConfirmPurposeProps = {
  readonly rows: number;
  readonly confirmed: boolean;
  readonly onChange: (confirmed: boolean) => void;
};

function ConfirmPurpose({ rows, confirmed, onChange }: ConfirmPurposeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Checkbox
      label={t('imports.decide.confirmCreate', { count: rows, rows: format.number(rows) })}
      help={t('imports.decide.confirmCreateHelp')}
      checked={confirmed}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}

function isStale(error: Error): boolean {
  return error instanceof ApiProblem && error.code === 'stale';
}
