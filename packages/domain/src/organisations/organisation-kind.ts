/** What an organisation is; only municipalities have trusted employees. */
export const organisationKinds = ['company', 'association', 'municipality', 'region', 'state'] as const;

/** The kind of an organisation. */
export type OrganisationKind = (typeof organisationKinds)[number];

/** Where an organisation is in its life: in use, closed by its dissolution, within its notice, or gone. */
export const organisationStatuses = ['active', 'dissolving', 'terminating', 'terminated'] as const;

/** The status of an organisation. */
export type OrganisationStatus = (typeof organisationStatuses)[number];

/** The statuses that an operator gives and takes; termination is the organisation's own. */
export const operatorStatuses = ['active', 'dissolving'] as const satisfies readonly OrganisationStatus[];

/** Whether an operator may change the status that an organisation has. */
export function isOperatorStatus(status: OrganisationStatus): status is (typeof operatorStatuses)[number] {
  return operatorStatuses.some((each) => each === status);
}

/** Whether users may act for the organisation: dissolution stops everybody at once, a notice to terminate only at its end. */
export function usersMayAct(status: OrganisationStatus): boolean {
  return status === 'active' || status === 'terminating';
}

/** Whether the organisation may appoint trusted employees, who help citizens with digital powers of attorney. */
export function mayHaveTrustedEmployees(kind: OrganisationKind): boolean {
  return kind === 'municipality';
}
