import { useCallback, useRef, useState } from 'react';
import { useAddressQuery } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ActivationSteps } from './activation-steps.tsx';
import { BulkSteps, type BulkStep } from './bulk-steps.tsx';
import { OrderProgress } from './order-progress.tsx';
import { selectionBody } from '../user-selection/selection.ts';
import { useSelection } from '../user-selection/use-selection.ts';
import { StepContext } from './step-heading.tsx';

const steps = ['users', 'authenticator', 'summary'] as const;

/** Activation of many imported users: who, with what, a look over it all, and the sending itself. */
export function ActivateUsersPage() {
  const { t } = useTranslation();
  const { step, order } = useAddressQuery();
  const selection = useSelection('imported-users');
  const noteStep = useNoteStep();
  // Kept as it was at the beginning: those who cannot come along lose their ticks on the list, but are still named here.
  const [body, setBody] = useState(() => selectionBody(selection));
  if (order === undefined && body === undefined && selectionBody(selection) !== undefined) {
    setBody(selectionBody(selection));
  }
  const shown: BulkStep = order === undefined ? (steps.find((known) => known === step) ?? 'users') : 'sending';
  return (
    <>
      <BackLink href={paths.importedUsers()} label={t('importedUsers.bulk.back')} />
      <PageHeading title={t('importedUsers.bulk.title')} />
      {order === undefined && body === undefined ? (
        <NobodySelected />
      ) : (
        <div className="beside">
          <BulkSteps shown={shown} />
          <StepContext value={noteStep}>
            {order === undefined && body !== undefined ? <ActivationSteps selection={body} asked={shown} /> : null}
            {order === undefined ? null : <OrderProgress activationOrderId={order} />}
          </StepContext>
        </div>
      )}
    </>
  );
}

function useNoteStep(): () => boolean {
  const shown = useRef(false);
  return useCallback(() => {
    const follows = shown.current;
    shown.current = true;
    return follows;
  }, []);
}

function NobodySelected() {
  const { t } = useTranslation();
  return (
    <EmptyState
      kind="first-use"
      title={t('importedUsers.bulk.nobody.title')}
      action={<ButtonLink href={paths.importedUsers()}>{t('importedUsers.bulk.nobody.action')}</ButtonLink>}
    >
      {t('importedUsers.bulk.nobody.text')}
    </EmptyState>
  );
}
