import type { ReplyOf } from '@tillid/contract/endpoint';
import type { Permission } from '@tillid/domain/access/permissions';
import { readSession } from '@tillid/contract/session';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { believedSession, type Believed } from './believed-session.ts';
import { call } from './call.ts';
import { sessionQueryName } from './query-client.ts';

export type SessionReply = ReplyOf<typeof readSession>;
export type SignedIn = Extract<SessionReply, { signedIn: true }>;

/** The session as the server last told it; asking does not prolong it. */
export function useSessionQuery(): UseQueryResult<SessionReply> {
  return useQuery({
    queryKey: [sessionQueryName],
    queryFn: ({ signal }) => call(readSession, { signal }),
    staleTime: 60_000,
  });
}

/** Whom a session acts as. */
export function believedOf({ organisation, user }: SignedIn): Believed {
  return { organisationId: organisation.organisationId, userId: user.userId };
}

/** Whether the browser acts as somebody else than this window shows, since another window has switched. */
export function isOther(session: SignedIn): boolean {
  const believed = believedSession();
  const { organisationId, userId } = believedOf(session);
  return believed !== undefined && (believed.organisationId !== organisationId || believed.userId !== userId);
}

/** Given by the frame to the pages that only somebody signed in can see. */
export const SignedInContext = createContext<SignedIn | undefined>(undefined);

/** Who is signed in. Only for pages that need a session; elsewhere it is a fault of ours. */
export function useSignedIn(): SignedIn {
  const session = useContext(SignedInContext);
  if (session === undefined) {
    throw new Error('This page is shown without a session');
  }
  return session;
}

/** True when the person holds the permission; what cannot be used is not shown in the menu. */
export function usePermission(permission: Permission): boolean {
  return useSignedIn().permissions.includes(permission);
}
