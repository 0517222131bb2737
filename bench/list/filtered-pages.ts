import type { SpreadIds } from './spread-users.ts';

/** A page of those whom a filter lets through: as the API is asked, and as somebody would write it in SQL with nothing around it. */
export type FilteredPage = {
  readonly what: string;
  /** As it stands in the address, without the question mark. */
  readonly query: string;
  /** The same as a condition on `business_user`. */
  readonly where: string;
  readonly order?: string;
};

const byName = 'full_name collate "da-x-icu", id';
const livingSort = (sort: string) =>
  `exists (select from authenticator a where a.organisation_id = business_user.organisation_id and a.user_id = business_user.id
     and a.status <> 'blocked' and a.sort = '${sort}')`;
const linkEnds = (condition: string) =>
  `status = 'pending-activation' and exists (select from activation_link l where l.organisation_id = business_user.organisation_id
     and l.user_id = business_user.id and l.used_at is null and l.replaced_at is null and ${condition})`;

/** Each filter of the list, common and rare values of it, pairs of them, and the other two orders. */
export function filteredPages(ids: SpreadIds, day: string): readonly FilteredPage[] {
  return [
    { what: 'active', query: 'status=active', where: `status = 'active'` },
    { what: 'deactivated, one in twenty', query: 'status=deactivated', where: `status = 'deactivated'` },
    { what: 'app, one in three', query: 'authenticator=app', where: livingSort('app') },
    { what: 'chip, one in a thousand', query: 'authenticator=chip', where: livingSort('chip') },
    { what: 'unit of half', query: `productionUnit=${ids.manyUnit}`, where: `production_unit_id = '${ids.manyUnit}'` },
    { what: 'unit of twenty', query: `productionUnit=${ids.fewUnit}`, where: `production_unit_id = '${ids.fewUnit}'` },
    { what: 'import of one in ten', query: `import=${ids.manyImport}`, where: `import_id = '${ids.manyImport}'` },
    { what: 'import of twenty', query: `import=${ids.fewImport}`, where: `import_id = '${ids.fewImport}'` },
    { what: 'anonymous', query: 'anonymous=yes', where: 'anonymous' },
    { what: 'never activated', query: 'neverActivated=yes', where: 'activated_at is null' },
    { what: 'not logged in for a year', query: `notSignedInSince=${day}`, where: `last_sign_in_day < '${day}'` },
    {
      what: 'link running out',
      query: 'activation=link-running-out',
      where: linkEnds(`l.expires_at > now() and l.expires_at <= now() + interval '7 days'`),
    },
    { what: 'link run out', query: 'activation=link-expired', where: linkEnds('l.expires_at <= now()') },
    {
      what: 'deactivation planned',
      query: 'deactivationPlanned=yes',
      where: `status = 'active' and deactivated_from > current_date`,
    },
    { what: 'created in a year', query: `createdFrom=${day}`, where: `created_at >= '${day}'` },
    {
      what: 'deactivated at the unit of half',
      query: `status=deactivated&productionUnit=${ids.manyUnit}`,
      where: `status = 'deactivated' and production_unit_id = '${ids.manyUnit}'`,
    },
    {
      what: 'anonymous with a chip, nobody or few',
      query: 'anonymous=yes&authenticator=chip',
      where: `anonymous and ${livingSort('chip')}`,
    },
    { what: 'newest first', query: 'sort=created-descending', where: 'true', order: 'created_at desc, id desc' },
    {
      what: 'latest log-in first',
      query: 'sort=last-sign-in-descending',
      where: 'true',
      order: 'last_sign_in_day desc, id desc',
    },
  ];
}

/** The statement of the page, of whoever `$1` is the organisation. */
export function bareStatement({ where, order = byName }: FilteredPage): string {
  return `select id, full_name, first_name, last_name, email, status, anonymous, cpr_hash, created_at from business_user
    where organisation_id = $1 and ${where} order by ${order} limit 26`;
}
