-- What was charged for an order goes when the order is cancelled before anything was sent. Until then, and no longer, an authenticator knows
-- its charge; the charge itself still tells of no person.
-- A new reference looks through both tables.
alter table authenticator no force row level security;
alter table charge no force row level security;
alter table invoicing_method no force row level security;
alter table authenticator add column charge_id uuid,
  add foreign key (organisation_id, charge_id) references charge (organisation_id, id) on delete set null (charge_id);
create index authenticator_charge on authenticator (organisation_id, charge_id) where charge_id is not null;

-- What has been ordered so far and not been sent: equal charges of one day and invoicing method are alike, so each order takes any of them.
with waiting as (
  select a.organisation_id, a.id, a.means, (a.ordered_at at time zone 'Europe/Copenhagen')::date as day, a.price,
    coalesce(own.ean, usual.ean, '') as ean
  from authenticator a
  left join invoicing_method own on own.organisation_id = a.organisation_id and own.id = a.invoicing_method_id
  left join invoicing_method usual on usual.organisation_id = a.organisation_id and usual.is_default
  where a.kind = 'separate' and a.status = 'ordered' and a.price > 0),
numbered as (
  select *, row_number() over (partition by organisation_id, means, day, price, ean order by id) as number from waiting),
charged as (
  select organisation_id, id, thing, day, price, coalesce(ean, '') as ean,
    row_number() over (partition by organisation_id, thing, day, price, coalesce(ean, '') order by id) as number
  from charge)
update authenticator a set charge_id = c.id
from numbered n join charged c on c.organisation_id = n.organisation_id and c.thing = n.means and c.day = n.day and c.price = n.price
  and c.ean = n.ean and c.number = n.number
where a.organisation_id = n.organisation_id and a.id = n.id;
alter table authenticator force row level security;
alter table charge force row level security;
alter table invoicing_method force row level security;
