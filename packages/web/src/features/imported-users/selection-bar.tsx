import { useState } from 'react';
import { usePermission } from '../../api/session.ts';
import { useGo } from '../../frame/use-address.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import { DeleteSelectedDialog } from './delete-selected-dialog.tsx';
import { PageTick, type ImportedUser } from './imported-user-table.tsx';
import { mostNamed, nobody, selectedCount, type Selection } from './selection.ts';
import { useSelection } from './use-selection.ts';
import type { ImportedCount } from './use-imported-count.ts';
import { useSelectionSentence } from './use-selection-sentence.ts';

type SelectionBarProps = {
  readonly items: readonly ImportedUser[];
  readonly total: ImportedCount;
  /** The import that the list is filtered by; "all" means all of it. */
  readonly importId: string | null;
};

/** How many are ticked, on all pages together, and what can be done with them. */
export function SelectionBar({ items, total, importId }: SelectionBarProps) {
  const { t } = useTranslation();
  const [chosen, select] = useSelection();
  // "All" of another filter than the one shown would count and tick the wrong people.
  const selection = chosen.kind === 'all' && chosen.importId !== importId ? nobody : chosen;
  const count = selectedCount(selection, total);
  const sentence = useSelectionSentence();
  const allOnPage = items.length === total;
  return (
    <section className="selection-bar" aria-label={t('importedUsers.selection.label')}>
      <div className="selection-count">
        <p role="status">
          <strong>{sentence(selection, total)}</strong>
        </p>
        <div className="selection-page">
          <PageTick items={items} labelShown />
        </div>
        {selection.kind === 'some' && !allOnPage ? (
          <SelectAll total={total} onSelect={() => select({ kind: 'all', importId, except: new Set() })} />
        ) : null}
        {count === 0 ? null : (
          <button type="button" className="text-button" onClick={() => select(nobody)}>
            {t('importedUsers.selection.clear')}
          </button>
        )}
      </div>
      {selection.kind === 'some' && selection.names.size >= mostNamed ? <TooMany /> : null}
      <Actions selection={selection} count={count} />
    </section>
  );
}

function SelectAll({ total, onSelect }: { readonly total: ImportedCount; readonly onSelect: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <button type="button" className="text-button" onClick={onSelect}>
      {typeof total === 'number'
        ? t('importedUsers.selection.selectAll', { shown: format.number(total) })
        : t(total === null ? 'importedUsers.selection.selectAllMany' : 'importedUsers.selection.selectAllUncounted')}
    </button>
  );
}

function TooMany() {
  const { t } = useTranslation();
  const format = useFormat();
  return <p role="alert">{t('importedUsers.selection.tooMany', { shown: format.number(mostNamed) })}</p>;
}

type ActionsProps = { readonly selection: Selection; readonly count: number | undefined };

function Actions({ selection, count }: ActionsProps) {
  const { t } = useTranslation();
  const go = useGo();
  const mayActivate = usePermission('users:activate');
  const mayDelete = usePermission('users:delete');
  const [deleting, setDeleting] = useState(false);
  const [first] = selection.kind === 'some' ? selection.names.keys() : [];
  const pickFirst = count === 0 && t('importedUsers.actions.pickFirst');
  function activate() {
    // One alone is completed on the own page, where also those without CPR number are activated.
    go(count === 1 && first !== undefined ? paths.editDraft(first) : paths.activateImportedUsers());
  }
  return (
    <div className="form-actions">
      <Button
        icon="send"
        disabledReason={mayActivate ? pickFirst : t('importedUsers.actions.mayNotActivate')}
        onClick={activate}
      >
        {t(count === 1 ? 'importedUsers.actions.activateOne' : 'importedUsers.actions.activate')}
      </Button>
      {count === 0 ? null : (
        <Button
          look="secondary"
          icon="delete"
          disabledReason={!mayDelete && t('importedUsers.actions.mayNotDelete')}
          onClick={() => setDeleting(true)}
        >
          {t('importedUsers.actions.remove')}
        </Button>
      )}
      {deleting ? (
        <DeleteSelectedDialog selection={selection} count={count} onClose={() => setDeleting(false)} />
      ) : null}
    </div>
  );
}
