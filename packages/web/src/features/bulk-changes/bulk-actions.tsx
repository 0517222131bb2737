import { bulkPermissions } from '@tillid/domain/bulk-changes/bulk-change';
import { unitKinds, type UnitKind } from '@tillid/domain/organisations/unit';
import { isUnitFieldShown } from '@tillid/domain/users/user-units';
import { mostSelected } from '@tillid/domain/users/selection-limits';
import { useSignedIn } from '../../api/session.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon-names.ts';
import { MenuButton, type MenuChoice } from '../../ui/menu-button.tsx';
import { useUnitChoices } from '../organisation-data/unit-field.tsx';
import type { SelectedCount } from '../user-selection/use-selected-count.ts';
import { orderedActions, type OrderedAction } from './bulk-change.ts';

const icons: Readonly<Record<Exclude<OrderedAction, 'assign-unit'>, IconName>> = {
  deactivate: 'person-remove',
  reactivate: 'how-to-reg',
  'cancel-deactivation': 'close',
  'resend-activation-email': 'send',
};

type BulkActionsProps = { readonly count: SelectedCount; readonly choices: readonly MenuChoice[] };

/** What can be done with the ticked users. */
export function BulkActions({ count, choices }: BulkActionsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const tooMany = count === null && t('bulkChanges.check.tooMany', { most: format.number(mostSelected) });
  const refusal = tooMany || (count === 0 && t('bulkChanges.actions.pickFirst'));
  return (
    <div className="form-actions">
      {refusal ? (
        <Button disabledReason={refusal}>{t('bulkChanges.actions.menu')}</Button>
      ) : (
        <MenuButton label={t('bulkChanges.actions.label')} look="primary" choices={choices}>
          {t('bulkChanges.actions.menu')}
        </MenuButton>
      )}
    </div>
  );
}

/** What the person may do with many users at once; nothing for those who may only look. */
export function useBulkActions(): readonly MenuChoice[] {
  const { t } = useTranslation();
  const { permissions } = useSignedIn();
  const kinds = useKindsToAssign();
  const permitted = orderedActions.filter((action) => permissions.includes(bulkPermissions[action]));
  return permitted.flatMap((action): readonly MenuChoice[] =>
    action === 'assign-unit'
      ? kinds.map((kind) => ({
          key: kind,
          label: t(`bulkChanges.assign.title.${kind}`),
          icon: 'business',
          href: paths.newBulkChange({ action, kind }),
        }))
      : [
          {
            key: action,
            label: t(`bulkChanges.actions.${action}`),
            icon: icons[action],
            href: paths.newBulkChange({ action }),
          },
        ],
  );
}

/** The kinds of unit that the organisation allows and has. */
function useKindsToAssign(): readonly UnitKind[] {
  const { organisation: settings } = useSignedIn();
  const found = {
    'production-unit': useUnitChoices('production-unit').data?.found ?? 0,
    'se-number': useUnitChoices('se-number').data?.found ?? 0,
    'invoicing-method': useUnitChoices('invoicing-method').data?.found ?? 0,
  };
  return unitKinds.filter((kind) =>
    isUnitFieldShown(kind, { settings, anyRegistered: found[kind] > 0, hasPresent: false }),
  );
}
