import {
  changeOrganisationStatus,
  listOperatorHistory,
  listOrganisations,
  readOperatedOrganisation,
} from '@tillid/contract/operator';
import { useTranslation } from '../../i18n/use-translation.ts';
import { problemSentence } from '../../api/problem-texts.ts';
import { useMutate } from '../../api/use-mutate.ts';
import { Alert } from '../../ui/alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { OperatedOrganisation } from './organisation.ts';

type StatusDialogProps = { readonly organisation: OperatedOrganisation; readonly onClose: () => void };

/** Asks before an organisation is blocked, or let in again, and says what that does to its people. */
export function StatusDialog({ organisation, onClose }: StatusDialogProps) {
  const { t } = useTranslation();
  const { organisationId, version, name } = organisation;
  const blocks = organisation.status === 'active';
  const change = useMutate(changeOrganisationStatus, {
    changes: [readOperatedOrganisation, listOrganisations, listOperatorHistory],
    onSuccess: () => {
      showToast({ kind: 'success', text: t(blocks ? 'operators.block.done' : 'operators.unblock.done', { name }) });
      onClose();
    },
  });
  const body = { status: blocks ? 'dissolving' : 'active' } as const;
  return (
    <ConfirmDialog
      title={t(blocks ? 'operators.block.title' : 'operators.unblock.title', { name })}
      confirmLabel={t(blocks ? 'operators.organisation.block' : 'operators.organisation.unblock')}
      cancelLabel={t('ui.cancel')}
      closeLabel={t('ui.close')}
      pendingLabel={change.isPending && t('ui.working')}
      look={blocks ? 'danger' : 'primary'}
      onConfirm={() => change.mutate({ params: { organisationId }, body, version })}
      onCancel={onClose}
    >
      {change.error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{problemSentence(change.error, t)}</p>
        </Alert>
      ) : null}
      {blocks ? (
        <ul>
          {(['now', 'nobody', 'kept', 'told'] as const).map((consequence) => (
            <li key={consequence}>{t(`operators.block.${consequence}`)}</li>
          ))}
        </ul>
      ) : (
        <p>{t('operators.unblock.text')}</p>
      )}
    </ConfirmDialog>
  );
}
