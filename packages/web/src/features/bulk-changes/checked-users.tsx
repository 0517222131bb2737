import { mostSelected } from '@tillid/domain/users/selection-limits';
import { problemSentence } from '../../api/problem-texts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Alert } from '../../ui/alert.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Button } from '../../ui/button.tsx';
import type { Checked, OrderedAction, Wording } from './bulk-change.ts';
import { LeftOutList } from './left-out-list.tsx';

type CheckedUsersProps = {
  readonly wording: Wording<OrderedAction>;
  readonly checked: Checked;
  readonly unit: string;
  readonly backHref: string;
  readonly error: Error | null;
  readonly isStarting: boolean;
  readonly onStart: () => void;
};

/** With how many it will be done and who is left out and why, before anything happens. */
export function CheckedUsers({ wording, checked, unit, backHref, error, isStarting, onStart }: CheckedUsersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { able, selected } = checked;
  const isTooMany = selected > mostSelected;
  const shown = { count: able, shown: format.number(able), unit };
  return (
    <>
      {error ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{problemSentence(error, t)}</p>
        </Alert>
      ) : null}
      {isTooMany ? (
        <Alert kind="error" kindLabel={t('ui.error')} announce>
          <p>{t('bulkChanges.check.tooMany', { most: format.number(mostSelected) })}</p>
        </Alert>
      ) : (
        <p role="status">
          <strong>{able === 0 ? t('bulkChanges.check.none') : t(`bulkChanges.check.able.${wording}`, shown)}</strong>
        </p>
      )}
      <LeftOutUsers checked={checked} />
      <div className="form-actions">
        {able === 0 || isTooMany ? null : (
          <Button pendingLabel={isStarting && t('ui.working')} onClick={onStart}>
            {t(`bulkChanges.submit.${wording}`, shown)}
          </Button>
        )}
        <ButtonLink href={backHref} look="secondary">
          {t('bulkChanges.backToList')}
        </ButtonLink>
      </div>
    </>
  );
}

function LeftOutUsers({ checked: { leftOut, able } }: { readonly checked: Checked }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = leftOut.reduce((sum, group) => sum + group.count, 0);
  if (count === 0) {
    return null;
  }
  return (
    <Alert
      kind="warning"
      kindLabel={t('ui.warning')}
      heading={t('bulkChanges.check.leftOut', { count, shown: format.number(count) })}
      headingLevel="h3"
      announce
    >
      {able === 0 ? null : <p>{t('bulkChanges.check.othersGoOn')}</p>}
      <LeftOutList groups={leftOut} offersNext />
    </Alert>
  );
}
