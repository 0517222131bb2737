-- What users beyond those that are free cost: counted at midnight in Denmark on the 10th of each month, once (decision 42). Equal charges of one
-- day are one row with a number; orders have the number one.
alter table charge
  add column count integer not null default 1 check (count > 0),
  drop constraint charge_thing_check,
  add constraint charge_thing_check check (thing in ('app', 'code-display', 'audio-code-reader', 'chip', 'user'));
alter table charge alter column count drop default;

-- The days whose users have been counted, also where nobody had to be charged.
create table counted_day (
  organisation_id uuid not null references organisation (id),
  day date not null,
  primary key (organisation_id, day)
);
select tenant_table('counted_day');
