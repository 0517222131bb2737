/** Everything that history can tell, as noun and past participle; the list is closed. */
export const eventKinds = [
  'organisation.created',
  'keys.rotated',
  'organisation.edited',
  'organisation.status-changed',
  'organisation.set-up-link-resent',
  'production-unit.added',
  'se-number.added',
  'invoicing-method.added',

  'user.created',
  'user.imported',
  'user.draft-edited',
  'user.contact-edited',
  'user.corrected',
  'user.deactivation-planned',
  'user.deactivation-changed',
  'user.deactivation-cancelled',
  'user.deactivated',
  'user.reactivated',
  'user.deleted',
  'user.forgotten',
  'user.role-granted',

  'user.sent-for-activation',
  'user.activation-email-queued',
  'user.activation-email-resent',
  'user.activation-code-made',
  'user.activation-code-failed',
  'user.activation-code-locked',
  'user.identity-proven',
  'user.activation-refused',
  'user.activated',

  'user.signed-in',
  'user.sign-in-refused',
  'user.signed-out',
  'user.session-expired',

  'authenticator.bound',

  'operator.created',
  'operator.removed',
  'operator.forgotten',
  'operator.identity-bound',
  'operator.signed-in',
  'operator.sign-in-refused',
  'operator.signed-out',
  'operator.session-expired',

  'email.failed',

  'import.started',
  'import.checked',
  'import.apply-started',
  'import.cancel-requested',
  'import.applied',
  'import.cancelled',
  'import.failed',

  'activation-order.started',
  'activation-order.completed',
  'activation-order.failed',

  'api-client.created',
  'api-client.edited',
  'api-client.secret-made',
  'api-client.secret-deleted',
  'api-client.keys-replaced',
  'api-client.disabled',
  'api-client.enabled',
  'api-client.deleted',
  'api-client.token-refused',
] as const;

/** The kind of one history event. */
export type EventKind = (typeof eventKinds)[number];

/** Whether a text is the kind of an event. */
export function isEventKind(text: string): text is EventKind {
  return eventKinds.some((kind) => kind === text);
}
