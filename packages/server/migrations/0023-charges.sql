-- What an organisation is charged for what was ordered. A charge outlives the user that it was ordered for, the authenticator and the
-- invoicing method, and tells of no person: it has no time of day, no number of a user and an id drawn at random.
create table charge (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  thing text not null check (thing in ('app', 'code-display', 'audio-code-reader', 'chip')),
  -- The day in Denmark on which it was ordered.
  day date not null,
  -- In øre without VAT.
  price integer not null check (price > 0),
  currency text not null check (currency = 'DKK'),
  -- Where the invoice belonged on that day: the invoicing method of the user, else the default one; null when there was neither.
  ean text,
  invoicing_name text,
  primary key (organisation_id, id),
  constraint charge_invoicing check ((ean is null) = (invoicing_name is null))
);
create index charge_day on charge (organisation_id, day);
select tenant_table('charge');

-- What has been ordered so far, of users who are still there.
alter table charge no force row level security;
alter table authenticator no force row level security;
alter table invoicing_method no force row level security;
insert into charge (organisation_id, id, thing, day, price, currency, ean, invoicing_name)
  select a.organisation_id, gen_random_uuid(), a.means, (a.ordered_at at time zone 'Europe/Copenhagen')::date, a.price, 'DKK',
    coalesce(own.ean, usual.ean), coalesce(own.name, usual.name)
  from authenticator a
  left join invoicing_method own on own.organisation_id = a.organisation_id and own.id = a.invoicing_method_id
  left join invoicing_method usual on usual.organisation_id = a.organisation_id and usual.is_default
  where a.kind = 'separate' and a.price > 0;
alter table charge force row level security;
alter table authenticator force row level security;
alter table invoicing_method force row level security;
