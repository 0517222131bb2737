import { orderChoices } from '@tillid/domain/authenticators/authenticator-order';
import { activationMatters } from '@tillid/domain/users/user-filter';
import { userStatuses } from '@tillid/domain/users/user-status';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { ChoiceFilter } from './choice-filter.tsx';
import { DayFilter } from './day-filter.tsx';
import { ImportFilter } from './import-filter.tsx';
import { UnitFilter } from './unit-filter.tsx';
import type { ListPlace } from './use-list-place.ts';

/** Which users are shown. Each part counts at once and stands in the address. */
export function UserFilters({ place }: { readonly place: ListPlace }) {
  const { t } = useTranslation();
  return (
    <div className="list-filters" role="search" aria-label={t('userList.filters')}>
      <ClosedFilters place={place} />
      <UnitFilter place={place} />
      <ImportFilter place={place} />
      <Days place={place} />
      <Marks place={place} />
    </div>
  );
}

function ClosedFilters({ place: { view, filterBy } }: { readonly place: ListPlace }) {
  const { t } = useTranslation();
  const { filter } = view;
  return (
    <>
      <ChoiceFilter
        label={t('userList.column.status')}
        noneLabel={t('userList.all')}
        choices={userStatuses}
        chosen={filter.statuses}
        wordOf={(status) => t(`words.status.${status}`)}
        onChoose={(statuses, options) => filterBy({ statuses }, options)}
      />
      <ChoiceFilter
        label={t('userList.column.authenticators')}
        noneLabel={t('userList.all')}
        choices={orderChoices}
        chosen={filter.authenticators}
        wordOf={(choice) => t(`words.authenticator.${choice}`)}
        onChoose={(authenticators, options) => filterBy({ authenticators }, options)}
      />
      <ChoiceFilter
        label={t('userList.activationMatters')}
        noneLabel={t('userList.all')}
        choices={activationMatters}
        chosen={filter.activation}
        wordOf={(matter) => t(`userList.activation.${matter}`)}
        onChoose={(activation, options) => filterBy({ activation }, options)}
      />
    </>
  );
}

function Days({ place: { view, filterBy } }: { readonly place: ListPlace }) {
  const { t } = useTranslation();
  const { createdFrom, createdTo, notSignedInSince } = view.filter;
  return (
    <>
      <DayFilter
        label={t('userList.createdFrom')}
        value={createdFrom}
        onChoose={(day) => filterBy({ createdFrom: day })}
      />
      <DayFilter label={t('userList.createdTo')} value={createdTo} onChoose={(day) => filterBy({ createdTo: day })} />
      <DayFilter
        label={t('userList.notSignedInSince')}
        value={notSignedInSince}
        onChoose={(day) => filterBy({ notSignedInSince: day })}
      />
    </>
  );
}

function Marks({ place: { view, filterBy } }: { readonly place: ListPlace }) {
  const { t } = useTranslation();
  const { anonymous, neverActivated, deactivationPlanned } = view.filter;
  return (
    <>
      <Select
        label={t('userList.anonymity')}
        value={anonymous === undefined ? '' : String(anonymous)}
        options={[
          { value: '', label: t('userList.all') },
          { value: 'true', label: t('userList.anonymous') },
          { value: 'false', label: t('userList.notAnonymous') },
        ]}
        onChange={({ target: { value } }) => filterBy({ anonymous: value === '' ? undefined : value === 'true' })}
      />
      <div>
        <Checkbox
          label={t('userList.neverActivated')}
          checked={neverActivated}
          onChange={(event) => filterBy({ neverActivated: event.target.checked })}
        />
        <Checkbox
          label={t('userList.deactivationPlanned')}
          checked={deactivationPlanned}
          onChange={(event) => filterBy({ deactivationPlanned: event.target.checked })}
        />
      </div>
    </>
  );
}
