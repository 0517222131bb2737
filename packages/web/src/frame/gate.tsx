import type { Access } from '@tillid/contract/endpoint';
import { useMatches } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { believeOrganisation, believedOrganisation } from '../api/believed-organisation.ts';
import { SignedInContext, useSessionQuery, type SessionReply } from '../api/session.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { FailurePage } from './failure-page.tsx';
import { NotPermittedPage } from './not-permitted-page.tsx';
import { OtherOrganisationPage } from './other-organisation-page.tsx';
import { SessionEndedPage } from './session-ended-page.tsx';
import { SessionWatch } from './session-watch.tsx';

/** Decides from the session whether the page may be shown, and what is shown in its place. The address stays. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const access = useMatches({ select: (matches) => matches.at(-1)?.staticData.access }) ?? 'anyone';
  const { data: session, error, refetch } = useSessionQuery();
  const organisationId = session?.signedIn ? session.organisation.organisationId : undefined;
  if (organisationId !== undefined && believedOrganisation() === undefined) {
    believeOrganisation(organisationId);
  }

  if (session === undefined) {
    return error ? <FailurePage error={error} reset={() => void refetch()} /> : <Skeleton label={t('ui.loading')} />;
  }
  if (organisationId !== undefined && organisationId !== believedOrganisation()) {
    return <OtherOrganisationPage />;
  }
  return <Shown access={access} session={session} page={children} />;
}

type ShownProps = { readonly access: Access; readonly session: SessionReply; readonly page: ReactNode };

function Shown({ access, session, page }: ShownProps) {
  if (!session.signedIn) {
    return access === 'anyone' ? page : <SessionEndedPage />;
  }
  const permitted =
    access === 'anyone' || access === 'signed-in' || session.permissions.some((permission) => permission === access);
  return (
    <SignedInContext value={session}>
      {permitted ? page : <NotPermittedPage />}
      <SessionWatch session={session} />
    </SignedInContext>
  );
}
