let organisationId: string | undefined;

/** The organisation that this window shows; each call names it, so that a change in another window is noticed (decision 27). */
export function believedOrganisation(): string | undefined {
  return organisationId;
}

/** Set once the session is known; a window keeps to its organisation until it is loaded anew. */
export function believeOrganisation(id: string | undefined): void {
  organisationId = id;
}
