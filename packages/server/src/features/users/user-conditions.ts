import { sql, type RawBuilder } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { triesUntilLocked } from '@tillid/domain/activation/code-tries';
import type { OrderChoice } from '@tillid/domain/authenticators/authenticator-order';
import { runningOutDays, type ActivationMatter, type UserFilter } from '@tillid/domain/users/user-filter';
import type { UserOrderKey } from '@tillid/domain/users/user-order';
import { userStatuses, type UserStatus } from '@tillid/domain/users/user-status';
import { danishDay, danishMidnight } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/work.ts';

/** A condition on a row that is called `business_user`. */
export type Condition = RawBuilder<boolean>;

/** A condition on rows that lie elsewhere: whose they are, each at least once, and the same asked of one user after the other. */
export type Elsewhere = { readonly userIds: RawBuilder<unknown>; readonly perUser: Condition };

/** What a filter asks of users, without what is searched for; nothing for a filter that lets everybody through. */
export type UserConditions = { readonly own: readonly Condition[]; readonly elsewhere: readonly Elsewhere[] };

/** The conditions of a filter. What is true of a status, a link or a code is judged for the moment of the unit of work. */
export function conditionsOf(tx: Tx, filter: UserFilter): UserConditions {
  const today = danishDay(tx.scope.now).toString();
  const isWaiting = sql<boolean>`business_user.status = 'pending-activation'`;
  const waits = filter.activation.length > 0;
  const { authenticators } = filter;
  return {
    own: [
      ...conditionsOfStatus(filter.statuses, today),
      ...unitConditions(filter),
      ...(filter.anonymous === undefined ? [] : [filter.anonymous ? isAnonymous : sql<boolean>`not ${isAnonymous}`]),
      ...ofImport(filter),
      ...(filter.neverActivated ? [neverActivated] : []),
      ...signedInBefore(filter),
      ...(filter.deactivationPlanned ? [isToBeDeactivated(today)] : []),
      ...createdBetween(filter),
      ...(waits ? [isWaiting] : []),
    ],
    elsewhere: [
      ...(authenticators.length > 0 ? [hasAuthenticator(tx, authenticators)] : []),
      ...(waits ? [waitsInVain(tx, filter.activation)] : []),
    ],
  };
}

/** The part of a filter that asks for units of the organisation. */
function unitConditions(
  filter: Pick<UserFilter, 'productionUnitIds' | 'seNumberIds' | 'invoicingMethodIds'>,
): Condition[] {
  return [
    ...anyIdOf('production_unit_id', filter.productionUnitIds),
    ...anyIdOf('se_number_id', filter.seNumberIds),
    ...anyIdOf('invoicing_method_id', filter.invoicingMethodIds),
  ];
}

/** What a filter asks of what the list is sorted by, or of what an index tells before it goes on in the order. */
export function conditionsOfOrder(filter: UserFilter, by: UserOrderKey): Condition[] {
  const units = [...filter.productionUnitIds, ...filter.seNumberIds, ...filter.invoicingMethodIds];
  if (by === 'name') return units.length === 1 ? unitConditions(filter) : [];
  return by === 'created' ? createdBetween(filter) : signedInBefore(filter);
}

/** The part of a filter that asks for an import. */
export function ofImport({ importId }: UserFilter): Condition[] {
  return anyIdOf('import_id', importId === undefined ? [] : [importId]);
}

const isAnonymous = sql<boolean>`business_user.anonymous`;
// The status says nothing new and has an index.
const neverActivated = sql<boolean>`(business_user.activated_at is null
  and business_user.status in ('imported', 'pending-activation'))`;

/**
 * The status of a day (decision record 30): narrowed by the written one, which has an index, and by the few for whom a night has still to
 * write something down, whom two partial indexes hold; all of them judged by the one function.
 */
function conditionsOfStatus(statuses: readonly UserStatus[], today: string): Condition[] {
  if (statuses.length === 0) return [];
  return [
    sql<boolean>`(${sql.join(
      writtenStatuses(statuses, today).map(({ written }) => written),
      sql` or `,
    )})`,
    statusToday(statuses, today),
  ];
}

/** The statuses that users can have whom a filter lets through; several parts of it tell something of the status too. */
export function possibleStatuses(filter: UserFilter): readonly UserStatus[] {
  return userStatuses.filter(
    (status) =>
      (filter.statuses.length === 0 || filter.statuses.includes(status)) &&
      (!filter.neverActivated || status === 'imported' || status === 'pending-activation') &&
      (filter.activation.length === 0 || status === 'pending-activation') &&
      (!filter.deactivationPlanned || status === 'active'),
  );
}

/** Which written statuses the users of some statuses of a day have, each with whether these are the few who are due to be written anew. */
export function writtenStatuses(
  statuses: readonly UserStatus[],
  today: string,
): readonly { readonly written: Condition; readonly isDue: boolean }[] {
  const due = (written: Condition) => ({ written, isDue: true });
  return [
    ...statuses.map((status) => ({ written: sql<boolean>`business_user.status = ${status}`, isDue: false })),
    ...(statuses.includes('deactivated') && !statuses.includes('active')
      ? [due(sql<boolean>`(business_user.status = 'active' and business_user.deactivated_from <= ${today}::date)`)]
      : []),
    ...(statuses.includes('active') && !statuses.includes('deactivated')
      ? [due(sql<boolean>`(business_user.status = 'deactivated' and business_user.deactivated_to < ${today}::date)`)]
      : []),
  ];
}

function statusToday(statuses: readonly UserStatus[], today: string): Condition {
  return sql<boolean>`user_status_on(business_user.status, business_user.deactivated_from, business_user.deactivated_to,
    ${today}::date) = any(${statuses}::text[])`;
}

function isToBeDeactivated(today: string): Condition {
  return sql<boolean>`(business_user.status = 'active' and business_user.deactivated_from > ${today}::date)`;
}

/** An imported user has none yet, but something may be chosen. */
function hasAuthenticator(tx: Tx, choices: readonly OrderChoice[]): Elsewhere {
  const { organisationId } = tx.scope;
  const living = sql`authenticator a where a.organisation_id = ${organisationId} and a.status <> 'blocked'
    and a.sort = any(${choices}::text[])`;
  const chosen = sql<boolean>`authenticator = any(${choices}::text[])`;
  return {
    userIds: sql`select a.user_id from ${living} union all select id from business_user chosen
      where organisation_id = ${organisationId} and status = 'imported' and authenticator is not null and ${chosen}`,
    perUser: sql<boolean>`case when business_user.status = 'imported' then business_user.${chosen}
      else (select true from ${living} and a.user_id = business_user.id limit 1) is true end`,
  };
}

/** A matter of a link or a code is one of whoever waits for activation; a replaced or used one is past. */
function waitsInVain(tx: Tx, matters: readonly ActivationMatter[]): Elsewhere {
  const rows = [
    ...rowsWith(sql`activation_link r where r.replaced_at is null`, conditionsOfMatters(tx, matters, 'link')),
    ...rowsWith(sql`activation_code r where true`, conditionsOfMatters(tx, matters, 'code')),
  ].map((found) => sql`${found} and r.organisation_id = ${tx.scope.organisationId} and r.used_at is null`);
  return {
    userIds: sql.join(
      rows.map((found) => sql`select r.user_id from ${found}`),
      sql` union all `,
    ),
    perUser: sql<boolean>`(${sql.join(
      rows.map((found) => sql`(select true from ${found} and r.user_id = business_user.id limit 1) is true`),
      sql` or `,
    )})`,
  };
}

function conditionsOfMatters(tx: Tx, matters: readonly ActivationMatter[], kind: 'link' | 'code'): Condition[] {
  const { now } = tx.scope;
  const [ended, ending] = [now.toString(), now.add({ hours: runningOutDays * 24 }).toString()];
  const isOver = sql<boolean>`r.expires_at <= ${ended}::timestamptz`;
  const isNearlyOver = sql<boolean>`r.expires_at > ${ended}::timestamptz and r.expires_at <= ${ending}::timestamptz`;
  const isOpen = sql<boolean>`r.tries < ${sql.lit(triesUntilLocked)}`;
  const conditions: Record<ActivationMatter, Condition> = {
    'link-expired': isOver,
    'link-running-out': sql<boolean>`(${isNearlyOver})`,
    'code-expired': sql<boolean>`(${isOpen} and ${isOver})`,
    'code-running-out': sql<boolean>`(${isOpen} and ${isNearlyOver})`,
    'code-locked': sql<boolean>`r.tries >= ${sql.lit(triesUntilLocked)}`,
  };
  return matters.filter((matter) => matter.startsWith(kind)).map((matter) => conditions[matter]);
}

function rowsWith(rows: RawBuilder<unknown>, matters: readonly Condition[]): RawBuilder<unknown>[] {
  return matters.length === 0 ? [] : [sql`${rows} and (${sql.join(matters, sql` or `)})`];
}

/** Whoever never logged in stands before all days. */
function signedInBefore({ notSignedInSince: day }: UserFilter): Condition[] {
  if (day === undefined) return [];
  return [sql<boolean>`business_user.last_sign_in_day < ${day}::date`];
}

function createdBetween({ createdFrom: from, createdTo: to }: UserFilter): Condition[] {
  const conditions: Condition[] = [];
  if (from !== undefined)
    conditions.push(sql<boolean>`business_user.created_at >= ${danishMidnight(from).toString()}::timestamptz`);
  if (to !== undefined) {
    const end = danishMidnight(Temporal.PlainDate.from(to).add({ days: 1 }).toString());
    conditions.push(sql<boolean>`business_user.created_at < ${end.toString()}::timestamptz`);
  }
  return conditions;
}

/** One id is asked for with `=`: only so an index that goes on with an order gives that order. */
function anyIdOf(column: string, ids: readonly string[]): Condition[] {
  const [first, ...others] = ids;
  if (first === undefined) return [];
  const given = sql.ref(`business_user.${column}`);
  return [others.length === 0 ? sql<boolean>`${given} = ${first}::uuid` : sql<boolean>`${given} = any(${ids}::uuid[])`];
}
