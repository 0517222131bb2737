import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/deliveries';
import type { ProblemError } from '@tillid/contract/problems';
import type { DeliveryStep } from '@tillid/domain/authenticators/delivery';
import { asOrganisationId, type Scope } from '../../platform/db/scope.ts';
import { inOrganisation, type Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { OperatorCall } from '../../platform/http/serve-operator.ts';
import type { Platform } from '../../platform/platform.ts';
import { deliverDevice, findDeliveryOrganisations, sendDevice } from '../authenticators/index.ts';

type Reply = ReplyOf<typeof contract.noteDeliveries>;
type Noting = { readonly step: DeliveryStep; readonly orderIds: readonly string[] };
type Placed = { readonly orderId: string; readonly organisationId: string; readonly index: number };
type Ways = Pick<Platform, 'work' | 'systemWork' | 'keyring' | 'settings'>;

const kinds = { send: 'authenticator.sent', deliver: 'authenticator.delivered' } as const;

/** An operator notes that some were sent, or have arrived. */
export function noteDeliveriesForOperator(platform: Platform) {
  return (call: OperatorCall<typeof contract.noteDeliveries>): Promise<Reply> =>
    noteDeliveries(platform, call.scope, call.body);
}

/**
 * Notes in one unit of work that some were sent, or have arrived: on their users, and for the operators' history on their organisations.
 * Throws not-found or rule-broken with the place of each that cannot be, and then none is.
 */
export async function noteDeliveries(ways: Ways, scope: Scope, { step, orderIds }: Noting): Promise<Reply> {
  const wanted = [...new Set(orderIds)];
  const organisationOf = await ways.systemWork((tx) => findDeliveryOrganisations(tx, wanted));
  const placed = wanted.map((orderId) => ({
    orderId,
    organisationId: organisationOf.get(orderId) ?? '',
    index: orderIds.indexOf(orderId),
  }));
  const unknown = placed.filter(({ organisationId }) => organisationId === '');
  if (unknown.length > 0) throw new Problem('not-found', { errors: unknown.map((one) => at(one, 'order-unknown')) });
  await ways.work(scope, (tx) => noteAll(tx, ways, step, placed));
  return { noted: placed.length };
}

// In the same order for everybody, so that two operators at once wait for each other and not in a circle.
async function noteAll(tx: Tx, ways: Ways, step: DeliveryStep, placed: readonly Placed[]): Promise<void> {
  const inOrder = placed.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  const faults: ProblemError[] = [];
  for (const one of inOrder) {
    const organisationId = asOrganisationId(one.organisationId);
    const means = await inOrganisation(tx, organisationId, (inner) => stepOf(inner, ways, step, one)).catch(
      (error: unknown) => void faults.push(faultOf(error, one)),
    );
    if (means === undefined) continue;
    const changes = { authenticator: { to: means } };
    await record(tx, { kind: kinds[step], entityType: 'organisation', entityId: organisationId, changes });
  }
  if (faults.length > 0) throw new Problem('rule-broken', { errors: faults });
}

async function stepOf(tx: Tx, ways: Ways, step: DeliveryStep, { orderId }: Placed): Promise<string> {
  const { means, kind } = await (step === 'send' ? sendDevice(tx, orderId) : deliverDevice(tx, ways, orderId));
  return means ?? kind;
}

// Whoever was faster has sent, delivered or removed it; anything else is no answer to the operator.
function faultOf(error: unknown, one: Placed): ProblemError {
  if (error instanceof Problem && error.code === 'not-found') return at(one, 'order-unknown');
  if (error instanceof Problem && error.code === 'rule-broken')
    return at(one, error.errors[0]?.code ?? 'order-unknown');
  throw error;
}

function at({ index }: Placed, code: string): ProblemError {
  return { pointer: `/orderIds/${index}`, code };
}

function key({ organisationId, orderId }: Placed): string {
  return `${organisationId} ${orderId}`;
}
