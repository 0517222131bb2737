import type { AuthenticatorOrder, OrderChoice } from '@tillid/domain/authenticators/authenticator-order';
import { orderChoices } from '@tillid/domain/authenticators/authenticator-order';

/** How many of each sort are chosen; what is absent is not. */
export type OrderCounts = Partial<Readonly<Record<OrderChoice, number>>>;

/** What is chosen, as the API takes it. */
export function ordersIn(counts: OrderCounts): AuthenticatorOrder[] {
  return orderChoices.flatMap((choice) => {
    const count = counts[choice] ?? 0;
    return count > 0 ? [{ choice, count }] : [];
  });
}

/** What it costs together, in øre without VAT. */
export function priceOf(
  counts: OrderCounts,
  offers: readonly { readonly choice: OrderChoice; readonly price: number }[],
): number {
  return offers.reduce((sum, { choice, price }) => sum + price * (counts[choice] ?? 0), 0);
}
