import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useRenameUnit } from './use-rename-unit.ts';
import type { Unit } from './use-unit-page.ts';

type RenameUnitDialogProps = { readonly unit: Unit; readonly onClose: () => void };

/** Asks for another name. */
export function RenameUnitDialog({ unit, onClose }: RenameUnitDialogProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(unit.name);
  const { submit, fault, isWorking } = useRenameUnit(unit, onClose);
  useEffect(() => {
    if (fault !== undefined) {
      field.current?.focus();
    }
  }, [fault]);
  return (
    <Dialog
      title={t('organisationData.renameTitle', { name: unit.name })}
      closeLabel={t('ui.close')}
      onClose={onClose}
      startFocus={field}
      actions={
        <>
          <Button pendingLabel={isWorking && t('ui.working')} onClick={() => void submit(name)}>
            {t('ui.save')}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit(name);
        }}
      >
        <TextField
          ref={field}
          label={t('organisationData.name')}
          value={name}
          error={fault}
          width="full"
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
