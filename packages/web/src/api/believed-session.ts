/** Whom a window acts as. */
export type Believed = { readonly organisationId: string; readonly userId: string };

let believed: Believed | undefined;

/** Whom this window acts as; each call names both, so that a change in another window is noticed (decision 27). */
export function believedSession(): Believed | undefined {
  return believed;
}

/** Set once the session is known; a window keeps to its user until it is loaded anew. */
export function believeSession(session: Believed | undefined): void {
  believed = session;
}

/** The organisation that this window shows. */
export function believedOrganisation(): string | undefined {
  return believed?.organisationId;
}
