import type { FastifyRequest } from 'fastify';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/session';
import type { Level } from '@tillid/domain/users/identity-assurance';
import type { Scope } from '../../platform/db/scope.ts';
import { record } from '../../platform/history/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { UserCall } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Choice } from './judge-candidate.ts';
import { unsealPerson, type ProvenPerson } from './proven-person.ts';
import { readSessionCookie } from './session-cookie.ts';
import { deleteSession, findPerson } from './session-store.ts';
import { judgeChoices, signInAs } from './sign-in-user.ts';

type Switching = UserCall<typeof contract.switchOrganisation>;
type Begun = { readonly person: ProvenPerson; readonly level: Level };

/** The other users that the person of this session can act as now. Each is judged anew; nothing is written down in any organisation. */
export function readSessionChoices(platform: Platform) {
  return async (
    call: UserCall<typeof contract.readSessionChoices>,
  ): Promise<ReplyOf<typeof contract.readSessionChoices>> => {
    const begun = await findBegun(platform, call);
    return { organisations: await listOthers(platform, call, begun?.person) };
  };
}

/**
 * Ends the session and starts another with a new token as another user of the same person. The person was proven at the log-in and
 * at no time since, so the time of the log-in and the end of the session stay what they were.
 */
export function switchOrganisation(platform: Platform) {
  return async (call: Switching): Promise<ReplyOf<typeof contract.switchOrganisation>> => {
    const { organisationId, userId } = call.body;
    const begun = await findBegun(platform, call);
    const others = await listOthers(platform, call, begun?.person);
    const choice = others.find((one) => one.organisationId === organisationId && one.userId === userId);
    if (begun === undefined || choice === undefined) throw new Problem('not-found');
    // The former session ends first: of two switches at once only one goes on, and no way leads to two sessions.
    if (!(await endSession(platform, call))) throw new Problem('not-authenticated');
    const { signedInAt, endsAt } = call.caller;
    const { requestId, reply } = call;
    if (!(await signInAs(platform, choice, { ...begun, requestId, reply, since: { signedInAt, endsAt } })))
      throw new Problem('not-found');
    return { location: '/' };
  };
}

async function listOthers(
  platform: Platform,
  { caller, requestId }: Pick<Switching, 'caller' | 'requestId'>,
  person: ProvenPerson | undefined,
): Promise<Choice[]> {
  if (person === undefined) return [];
  const { choices } = await judgeChoices(platform, person, requestId);
  return choices.filter((one) => one.organisationId !== caller.organisationId || one.userId !== caller.userId);
}

/** What the session's log-in proved; undefined for a session that was begun before that was kept. */
async function findBegun(
  platform: Platform,
  call: { readonly scope: Scope; readonly request: FastifyRequest; readonly caller: { readonly sessionId: string } },
): Promise<Begun | undefined> {
  const cookie = readSessionCookie(platform.settings, call.request);
  if (cookie === undefined) return undefined;
  return await platform.work(call.scope, async (tx) => {
    const row = await findPerson(tx, call.caller.sessionId);
    // Another request ended the session since this one was let in.
    if (row === undefined) throw new Problem('not-authenticated');
    if (row.person_sealed === null) return undefined;
    const person = unsealPerson(await platform.keyring.ofDeployment(tx), cookie.token, row.person_sealed);
    return { person, level: row.level };
  });
}

async function endSession(platform: Platform, { scope, caller }: Switching): Promise<boolean> {
  return await platform.work(scope, async (tx) => {
    const ended = await deleteSession(tx, caller.sessionId);
    if (ended) await record(tx, { kind: 'user.signed-out', entityType: 'user', entityId: caller.userId });
    return ended;
  });
}
