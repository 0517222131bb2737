const shownOfId = 8;

/** The number by which people talk of an order, and which goes with what is sent: the end of its id, `4F2A90C1`. */
export function orderNumberOf(authenticatorId: string): string {
  return authenticatorId.slice(-shownOfId).toUpperCase();
}
