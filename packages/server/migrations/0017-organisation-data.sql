-- Organisation data: units are found by name and number, one invoicing method is the default, and a unit goes once its users have moved.

-- Name and number as the program folds a search, with a blank before each word.
alter table production_unit add column being_removed boolean not null default false,
  add column folded text not null generated always as (
    ' ' || regexp_replace(normalize(replace(replace(replace(lower(name), 'å', 'aa'), 'æ', 'ae'), 'ø', 'oe'), nfkd), '[\u0300-\u036f]', '', 'g') || ' ' || number
  ) stored;
alter table se_number add column being_removed boolean not null default false,
  add column folded text not null generated always as (
    ' ' || regexp_replace(normalize(replace(replace(replace(lower(name), 'å', 'aa'), 'æ', 'ae'), 'ø', 'oe'), nfkd), '[\u0300-\u036f]', '', 'g') || ' ' || number
  ) stored;
alter table invoicing_method add column being_removed boolean not null default false, add column is_default boolean not null default false,
  add column folded text not null generated always as (
    ' ' || regexp_replace(normalize(replace(replace(replace(lower(name), 'å', 'aa'), 'æ', 'ae'), 'ø', 'oe'), nfkd), '[\u0300-\u036f]', '', 'g') || ' ' || ean
  ) stored;

-- Of several invoicing methods the oldest was meant so far.
alter table invoicing_method no force row level security;
alter table invoicing_method disable trigger history;
update invoicing_method set is_default = true where (organisation_id, id) in
  (select distinct on (organisation_id) organisation_id, id from invoicing_method order by organisation_id, id);
alter table invoicing_method enable trigger history;
alter table invoicing_method force row level security;

create unique index invoicing_method_default on invoicing_method (organisation_id) where is_default;
create index production_unit_name on production_unit (organisation_id, name collate "da-x-icu", id);
create index se_number_name on se_number (organisation_id, name collate "da-x-icu", id);
create index invoicing_method_name on invoicing_method (organisation_id, name collate "da-x-icu", id);

-- The units of all kinds, to read; with the rights and the row-level security of whoever asks.
create view organisation_unit with (security_invoker = true) as
  select organisation_id, 'production-unit' as kind, id, version, number, name, folded, being_removed, false as is_default from production_unit
  union all
  select organisation_id, 'se-number', id, version, number, name, folded, being_removed, false from se_number
  union all
  select organisation_id, 'invoicing-method', id, version, ean, name, folded, being_removed, is_default from invoicing_method;
grant select on organisation_unit to :"app";

-- The users of a unit: to count and move them, to list them by name, and for the foreign key when the unit goes.
create index business_user_production_unit on business_user (organisation_id, production_unit_id, full_name collate "da-x-icu", id)
  where production_unit_id is not null;
create index business_user_se_number on business_user (organisation_id, se_number_id, full_name collate "da-x-icu", id)
  where se_number_id is not null;
create index business_user_invoicing_method on business_user (organisation_id, invoicing_method_id, full_name collate "da-x-icu", id)
  where invoicing_method_id is not null;

-- The removal of a unit with many users, under way or failed: its users move batch by batch, so that a killed server goes on where it was.
-- It has the id of its unit and goes with it.
create table unit_removal (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  kind text not null check (kind in ('production-unit', 'se-number', 'invoicing-method')),
  replacement_id uuid,
  status text not null check (status in ('running', 'failed')),
  total integer not null,
  done integer not null,
  ordered_by uuid not null,
  primary key (organisation_id, id)
);
select tenant_table('unit_removal');
