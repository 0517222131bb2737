/** What an operator notes of something that was ordered: it was sent, or it has arrived. */
export const deliverySteps = ['send', 'deliver'] as const;

/** What an operator notes of something that was ordered. */
export type DeliveryStep = (typeof deliverySteps)[number];

/** How many an operator notes at once. */
export const deliveriesAtOnce = 100;
