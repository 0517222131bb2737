import { orderNumberOf } from '@tillid/domain/authenticators/order-number';
import { listDeliveryPage } from '../../features/deliveries/index.ts';
import type { Output } from '../output.ts';
import { oneOf, readOptions } from '../read-options.ts';
import { usages } from '../usages.ts';
import { withDatabase } from '../with-database.ts';

const command = {
  usage: usages.deliveriesList,
  positionals: [],
  options: { status: { type: 'string' }, json: { type: 'boolean', default: false } },
} as const;

type Page = Awaited<ReturnType<typeof listDeliveryPage>>;
type Item = Page['items'][number];

/** `tillid deliveries list`: everything that is to be sent or is on its way, page by page, with `--json` a line each. */
export async function showDeliveries(args: readonly string[], output: Output): Promise<number> {
  const { values } = readOptions(command, args);
  const status =
    values.status === undefined ? undefined : oneOf('--status', ['ordered', 'sent'] as const, values.status);
  await withDatabase(async ({ systemWork }) => {
    let after: string | undefined;
    do {
      const page: Page = await listDeliveryPage(systemWork, { status, after });
      for (const item of page.items) await output.write(values.json ? asJson(item) : asText(item));
      after = page.next ?? undefined;
    } while (after !== undefined);
  });
  return 0;
}

function asJson(item: Item): string {
  return `${JSON.stringify({ orderNumber: orderNumberOf(item.orderId), ...item })}\n`;
}

function asText({ orderId, means, status, orderedAt, organisation: { cvr, name } }: Item): string {
  const about = [orderedAt.slice(0, 10), status.padEnd(7), means.padEnd(18), cvr, name];
  return `${[orderNumberOf(orderId), orderId, ...about].join('  ')}\n`;
}
