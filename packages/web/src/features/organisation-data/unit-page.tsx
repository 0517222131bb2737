import { readUnit } from '@tillid/contract/organisation-data';
import { useEffect, useState } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../frame/loaded.tsx';
import { useGo, usePathParam } from '../../frame/use-address.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { showToast } from '../../ui/toasts.ts';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { usersOfUnit } from '../user-list/users-of-unit.ts';
import { RemovalState } from './removal-state.tsx';
import { UnitActions } from './unit-actions.tsx';
import { UnitTags } from './unit-tags.tsx';
import { useLiveUnits, type Unit, type UnitWithUsers } from './use-unit-page.ts';

// The event stream tells at once; reading again is for the moments when it is broken.
const readAgainMs = 3_000;

/** One unit: what it is, how many users it has, and what can be done with it. */
export function UnitPage() {
  const unitId = usePathParam('unitId');
  const [moving, setMoving] = useState<Unit>();
  const query = useEndpoint(
    readUnit,
    { params: { unitId } },
    { refetchIntervalMs: moving !== undefined && readAgainMs },
  );
  useLiveUnits();
  const unit = query.data?.unit;
  const nowMoving = unit?.removal?.status === 'running' ? unit : undefined;
  const isGone = query.error instanceof ApiProblem && query.error.code === 'not-found';
  if (!isGone && nowMoving?.unitId !== moving?.unitId) {
    setMoving(nowMoving);
  }
  useSayGone(isGone ? moving : undefined);
  if (isGone && moving !== undefined) {
    return null;
  }
  return (
    <SettingsFrame>
      <Loaded query={query} page>
        {(read) => <UnitView read={read} />}
      </Loaded>
    </SettingsFrame>
  );
}

/** Says that the unit that was shown while its users moved is gone, and goes to the others of its kind. */
function useSayGone(gone: Unit | undefined): void {
  const { t } = useTranslation();
  const go = useGo();
  useEffect(() => {
    if (gone !== undefined) {
      showToast({ kind: 'success', text: t('organisationData.removal.done', { name: gone.name }) });
      go(paths.organisationData({ kind: gone.kind }), { replace: true });
    }
  }, [gone, go, t]);
}

function UnitView({ read }: { readonly read: UnitWithUsers }) {
  const { t } = useTranslation();
  const { unit } = read;
  const { kind, name, number } = unit;
  const items = [
    { term: t(`organisationData.number.${kind}`), value: number },
    { term: t('organisationData.name'), value: name },
    { term: t('organisationData.unit.users'), value: <Users read={read} /> },
    ...(kind === 'invoicing-method'
      ? [
          {
            term: t('organisationData.unit.default'),
            value: t(unit.isDefault ? 'organisationData.unit.defaultYes' : 'organisationData.unit.defaultNo'),
          },
        ]
      : []),
  ];
  return (
    <>
      <BackLink href={paths.organisationData({ kind })} label={t(`organisationData.kind.${kind}`)} />
      <PageHeading
        title={name}
        documentTitle={t('organisationData.unit.documentTitle')}
        aside={<UnitTags unit={unit} />}
      />
      <div className="stack">
        <RemovalState unit={unit} />
        <DescriptionList items={items} />
        <UnitActions read={read} />
      </div>
    </>
  );
}

function Users({ read: { unit, users } }: { readonly read: UnitWithUsers }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = format.number(users.count);
  if (users.count === 0) {
    return t('organisationData.unit.usersNone');
  }
  return (
    <>
      {users.more ? t('organisationData.unit.usersMore', { shown }) : shown}{' '}
      <a href={usersOfUnit(unit)}>{t('organisationData.unit.showUsers')}</a>
    </>
  );
}
