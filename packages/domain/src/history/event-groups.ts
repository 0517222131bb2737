import { eventKinds, isEventKind, type EventKind } from './event-kinds.ts';

/** What events are about, as they stand together where somebody chooses among their kinds; in the order of the choice. */
export const eventGroups = [
  'user',
  'activation',
  'log-in',
  'authenticator',
  'insight',
  'import',
  'organisation',
  'api-client',
  'operator',
] as const;

/** One group of kinds of events. */
export type EventGroup = (typeof eventGroups)[number];

/** The group of every kind: a new kind does not compile before it has one. */
const groupOfKind: Readonly<Record<EventKind, EventGroup>> = {
  'organisation.created': 'organisation',
  'keys.rotated': 'organisation',
  'organisation.edited': 'organisation',
  'organisation.status-changed': 'organisation',
  'organisation.set-up-link-resent': 'organisation',
  'production-unit.added': 'organisation',
  'production-unit.renamed': 'organisation',
  'production-unit.removal-started': 'organisation',
  'production-unit.removal-failed': 'organisation',
  'production-unit.removed': 'organisation',
  'se-number.added': 'organisation',
  'se-number.renamed': 'organisation',
  'se-number.removal-started': 'organisation',
  'se-number.removal-failed': 'organisation',
  'se-number.removed': 'organisation',
  'invoicing-method.added': 'organisation',
  'invoicing-method.renamed': 'organisation',
  'invoicing-method.made-default': 'organisation',
  'invoicing-method.replaced-as-default': 'organisation',
  'invoicing-method.removal-started': 'organisation',
  'invoicing-method.removal-failed': 'organisation',
  'invoicing-method.removed': 'organisation',

  'user.created': 'user',
  'user.imported': 'user',
  'user.draft-edited': 'user',
  'user.contact-edited': 'user',
  'user.corrected': 'user',
  'user.units-assigned': 'user',
  'user.unit-removed': 'user',
  'user.found-by-cpr': 'insight',
  'user.deactivation-planned': 'user',
  'user.deactivation-changed': 'user',
  'user.deactivation-cancelled': 'user',
  'user.deactivated': 'user',
  'user.reactivated': 'user',
  'user.deleted': 'user',
  'user.forgotten': 'user',
  'user.role-granted': 'user',

  'user.sent-for-activation': 'activation',
  'user.activation-email-queued': 'activation',
  'user.activation-email-resent': 'activation',
  'user.activation-code-made': 'activation',
  'user.activation-code-failed': 'activation',
  'user.activation-code-locked': 'activation',
  'user.identity-proven': 'activation',
  'user.activation-refused': 'activation',
  'user.activated': 'activation',

  'user.signed-in': 'log-in',
  'user.sign-in-refused': 'log-in',
  'user.signed-out': 'log-in',
  'user.session-expired': 'log-in',

  'authenticator.bound': 'authenticator',
  'authenticator.added': 'authenticator',
  'authenticator.ordered': 'authenticator',
  'authenticator.issued': 'authenticator',
  'authenticator.order-failed': 'authenticator',
  'authenticator.order-retried': 'authenticator',
  'authenticator.sent': 'authenticator',
  'authenticator.delivered': 'authenticator',
  'authenticator.link-sent': 'authenticator',
  'authenticator.activated': 'authenticator',
  'authenticator.activation-refused': 'authenticator',
  'authenticator.consent-given': 'authenticator',
  'authenticator.consent-withdrawn': 'authenticator',
  'authenticator.blocked': 'authenticator',
  'authenticator.removed': 'authenticator',
  'authenticator.replaced': 'authenticator',
  'authenticator.renewed': 'authenticator',

  'user.cpr-shown': 'insight',
  'history.exported': 'insight',
  'users.exported': 'insight',

  'operator.created': 'operator',
  'operator.removed': 'operator',
  'operator.forgotten': 'operator',
  'operator.identity-bound': 'operator',
  'operator.signed-in': 'operator',
  'operator.sign-in-refused': 'operator',
  'operator.signed-out': 'operator',
  'operator.session-expired': 'operator',

  'email.failed': 'activation',

  'import.started': 'import',
  'import.checked': 'import',
  'import.apply-started': 'import',
  'import.cancel-requested': 'import',
  'import.applied': 'import',
  'import.cancelled': 'import',
  'import.failed': 'import',
  'import.rows-erased': 'import',

  'activation-order.started': 'activation',
  'activation-order.completed': 'activation',
  'activation-order.failed': 'activation',

  'bulk-change.started': 'user',
  'bulk-change.completed': 'user',
  'bulk-change.cancelled': 'user',
  'bulk-change.failed': 'user',

  'api-client.created': 'api-client',
  'api-client.edited': 'api-client',
  'api-client.secret-made': 'api-client',
  'api-client.secret-deleted': 'api-client',
  'api-client.keys-replaced': 'api-client',
  'api-client.disabled': 'api-client',
  'api-client.enabled': 'api-client',
  'api-client.deleted': 'api-client',
  'api-client.token-refused': 'api-client',
};

/** The groups of an organisation's own history; what is about operators themselves lies in the operators' realm (record 22). */
export const organisationEventGroups = eventGroups.filter((group) => group !== 'operator');

/** The kinds of a group, in the order of the list of kinds. */
export function kindsOfGroup(group: EventGroup): readonly EventKind[] {
  return eventKinds.filter((kind) => groupOfKind[kind] === group);
}

/** The group of a kind; undefined for what is none. */
export function groupOf(kind: string): EventGroup | undefined {
  return isEventKind(kind) ? groupOfKind[kind] : undefined;
}

/** Every kind of an organisation's own history in the order in which they are sorted by type: group by group. */
export const organisationEventKinds: readonly EventKind[] = organisationEventGroups.flatMap(kindsOfGroup);

/** A choice of types as it stands in an address: a kind, or the name of a whole group. Nothing where it is neither. */
export function kindsOfType(type: string): readonly EventKind[] {
  if (isEventKind(type)) return [type];
  const group = eventGroups.find((each) => each === type);
  return group === undefined ? [] : kindsOfGroup(group);
}
