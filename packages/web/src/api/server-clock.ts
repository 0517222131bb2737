let aheadMs = 0;

/** Learns from a reply's `Date` header how far the server's clock is ahead; many machines' own clocks are wrong. */
export function noteServerTime(dateHeader: string | null): void {
  const serverMs = Date.parse(dateHeader ?? '');
  if (!Number.isNaN(serverMs)) {
    aheadMs = serverMs - Date.now();
  }
}

/** Milliseconds since 1970 by the server's clock, to the second. */
export function serverNow(): number {
  return Date.now() + aheadMs;
}
