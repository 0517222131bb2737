import type { checkBulkStatusChange, listBulkChanges, readBulkChange } from '@tillid/contract/bulk-changes';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type { BulkAction } from '@tillid/domain/bulk-changes/bulk-change';
import type { StatusTone } from '../../ui/status-tag.tsx';

export type BulkChangeView = ReplyOf<typeof readBulkChange>;
export type BulkChangeRow = ReplyOf<typeof listBulkChanges>['items'][number];
export type Checked = ReplyOf<typeof checkBulkStatusChange>;
export type LeftOut = Checked['leftOut'];

/** What can be chosen for many users, in the order of the menu. */
export const orderedActions = [
  'deactivate',
  'reactivate',
  'cancel-deactivation',
  'resend-activation-email',
  'assign-unit',
] as const satisfies readonly BulkAction[];

export type OrderedAction = (typeof orderedActions)[number];

/** What an address asks for, if it can be asked for. */
export function asOrderedAction(text: string | undefined): OrderedAction | undefined {
  return orderedActions.find((action) => action === text);
}

/** To take a unit away is told in other words than to give one. */
export type Wording<Action extends BulkAction = BulkAction> = Action | 'take-unit';

/** The words in which a change is told. */
export function wordingOf<Action extends BulkAction>(change: {
  readonly action: Action;
  readonly unit: { readonly unitId: string | null } | null;
}): Wording<Action> {
  return change.unit?.unitId === null ? 'take-unit' : change.action;
}

/** What its state looks like. */
export const statusTones: Readonly<Record<BulkChangeView['status'], StatusTone>> = {
  running: 'waiting',
  completed: 'positive',
  cancelled: 'neutral',
  failed: 'negative',
};

/** How many were not reached before it was stopped or failed. */
export function leftOver({ selected, done, skipped }: Pick<BulkChangeView, 'selected' | 'done' | 'skipped'>): number {
  return selected - done - skipped;
}
