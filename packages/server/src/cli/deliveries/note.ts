import { deliveriesAtOnce, type DeliveryStep } from '@tillid/domain/authenticators/delivery';
import { parseUuid } from '@tillid/domain/identifiers/uuid';
import { noteDeliveries } from '../../features/deliveries/index.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Output } from '../output.ts';
import { readOptions } from '../read-options.ts';
import { usages } from '../usages.ts';
import { withDeployment } from '../with-deployment.ts';
import { WrongUse } from '../wrong-use.ts';

const options = { json: { type: 'boolean', default: false } } as const;
const usageOf = { send: usages.deliveriesSend, deliver: usages.deliveriesDeliver } as const;

/** `tillid deliveries send|deliver`: all the orders that are named, or, where one cannot be, none. */
export async function noteSteps(step: DeliveryStep, args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = readOptions(
    { usage: usageOf[step], positionals: ['ORDER_ID'], several: true, options },
    args,
  );
  const orderIds = positionals.map(readOrderId);
  if (orderIds.length > deliveriesAtOnce) throw new WrongUse(`At most ${deliveriesAtOnce} orders at once.`);
  const refused = await withDeployment(async ({ scope, ...ways }) => {
    try {
      await noteDeliveries(ways, scope, { step, orderIds });
      return [];
    } catch (error) {
      if (error instanceof Problem) return error.errors.map((fault) => idOf(fault.pointer, orderIds));
      throw error;
    }
  });
  if (values.json) await output.write(`${JSON.stringify({ step, orderIds, refused })}\n`);
  else await output.write(told(step, orderIds.length, refused));
  return refused.length === 0 ? 0 : 1;
}

function readOrderId(text: string): string {
  const id = parseUuid(text);
  if (!id.ok) throw new WrongUse(`ORDER_ID must be an id as tillid deliveries list tells it, not "${text}"`);
  return id.value;
}

function idOf(pointer: string, orderIds: readonly string[]): string {
  return orderIds[Number(pointer.split('/').at(-1))] ?? pointer;
}

function told(step: DeliveryStep, count: number, refused: readonly string[]): string {
  if (refused.length === 0) return `${count} noted as ${step === 'send' ? 'sent' : 'delivered'}.\n`;
  const lines = refused.map((id) => `  ${id}\n`).join('');
  return `Nothing is noted. These are not there, or are further on already:\n${lines}`;
}
