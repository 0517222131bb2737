import { bulkPermissions } from '@tillid/domain/bulk-changes/bulk-change';
import { unitKinds, type UnitKind } from '@tillid/domain/organisations/unit';
import { useState } from 'react';
import { useSignedIn } from '../../api/session.ts';
import { NotFoundPage } from '../../frame/not-found-page.tsx';
import { NotPermittedPage } from '../../frame/not-permitted-page.tsx';
import { useAddressQuery } from '../../frame/use-address.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { selectionBody, type SelectionBody } from '../user-selection/selection.ts';
import { useKeptSelection } from '../user-selection/use-selection.ts';
import { AssignUnitForm } from './assign-unit-form.tsx';
import { asOrderedAction, type OrderedAction } from './bulk-change.ts';
import { DeactivateForm } from './deactivate-form.tsx';
import { OrderCheck } from './order-check.tsx';

/** What is to be done with the users who are ticked on the list: how, with whom, and the beginning. The address tells how. */
export function NewBulkChangePage() {
  const { permissions } = useSignedIn();
  const query = useAddressQuery();
  const action = asOrderedAction(query['action']);
  const kind = unitKinds.find((known) => known === query['kind']);
  if (action === undefined || (action === 'assign-unit' && kind === undefined)) {
    return <NotFoundPage />;
  }
  return permissions.includes(bulkPermissions[action]) ? (
    <Ordering action={action} kind={kind} />
  ) : (
    <NotPermittedPage />
  );
}

type OrderingProps = { readonly action: OrderedAction; readonly kind: UnitKind | undefined };

function Ordering({ action, kind }: OrderingProps) {
  const { t } = useTranslation();
  const { selection, view } = useKeptSelection('users');
  // As it was when the page was opened: once it has begun nobody is ticked any more.
  const [body] = useState(() => selectionBody(selection));
  const [backHref] = useState(() => paths.users(view === '' ? {} : (JSON.parse(view) as Record<string, string>)));
  const title = useTitle({ action, kind });
  return (
    <>
      <BackLink href={backHref} label={t('bulkChanges.backToList')} />
      <PageHeading title={title} />
      {body === undefined ? (
        <NobodySelected />
      ) : (
        <div className="stack">
          <p className="page-lead">{t(`bulkChanges.lead.${action}`)}</p>
          <ActionForm key={action} action={action} kind={kind} selection={body} backHref={backHref} />
        </div>
      )}
    </>
  );
}

function useTitle({ action, kind = 'production-unit' }: OrderingProps): string {
  const { t } = useTranslation();
  return t(action === 'assign-unit' ? `bulkChanges.assign.title.${kind}` : `bulkChanges.title.${action}`);
}

type ActionFormProps = OrderingProps & { readonly selection: SelectionBody; readonly backHref: string };

/** What an action asks for, and below it with whom it can be done. */
function ActionForm({ action, kind, selection, backHref }: ActionFormProps) {
  const parts = { selection, backHref };
  if (action === 'deactivate') {
    return <DeactivateForm {...parts} />;
  }
  if (action === 'assign-unit') {
    return kind === undefined ? null : <AssignUnitForm {...parts} kind={kind} />;
  }
  const order =
    action === 'resend-activation-email'
      ? ({ kind: 'emails', body: { selection } } as const)
      : ({ kind: 'status', body: { selection, change: { action } } } as const);
  return <OrderCheck wording={action} order={order} backHref={backHref} />;
}

function NobodySelected() {
  const { t } = useTranslation();
  return (
    <EmptyState
      kind="first-use"
      title={t('bulkChanges.nobody.title')}
      action={<ButtonLink href={paths.users()}>{t('bulkChanges.nobody.action')}</ButtonLink>}
    >
      <p>{t('bulkChanges.nobody.text')}</p>
    </EmptyState>
  );
}
