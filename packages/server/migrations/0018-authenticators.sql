-- Authenticators from the order to the block, and apart from them the eID subjects by which a user is known.

-- ── Subjects ────────────────────────────────────────────────────────────────────────────────────────────────────
-- What was an authenticator is the subject of an eID. The person's own one tells who somebody is, whether or not it may be logged in with.
alter table authenticator rename to eid_subject;
alter index authenticator_pkey rename to eid_subject_pkey;
alter table eid_subject rename constraint authenticator_subject to eid_subject_once;
alter table eid_subject rename constraint authenticator_organisation_id_fkey to eid_subject_organisation_id_fkey;
alter table eid_subject rename constraint authenticator_organisation_id_user_id_fkey to eid_subject_organisation_id_user_id_fkey;
alter table eid_subject rename column bound_at to known_at;
-- An authenticator that was issued is one user's; the own eID of a person can be two users'.
create unique index eid_subject_of_authenticator on eid_subject (organisation_id, subject_hash) where kind <> 'private';

-- ── Authenticators ──────────────────────────────────────────────────────────────────────────────────────────────
create table authenticator (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  user_id uuid not null,
  kind text not null check (kind in ('private', 'separate', 'shared', 'local')),
  means text check (means in ('app', 'code-display', 'audio-code-reader', 'chip')),
  status text not null check (status in ('ordered', 'sent', 'delivered', 'activated', 'blocked')),
  -- Of a separate one from when it is issued (or, issued by hand, activated), of a shared one from when it is activated; of the own eID
  -- none: whatever proves the person is it.
  subject_id uuid,
  -- What it cost and who pays, as it was when it was ordered; in øre without VAT.
  price integer not null check (price >= 0),
  invoicing_method_id uuid,
  replaces_id uuid,
  ordered_by_kind text not null check (ordered_by_kind in ('user', 'api-client', 'operator', 'system')),
  ordered_by uuid,
  ordered_at timestamptz not null,
  issued_at timestamptz,
  order_failed_at timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  activated_at timestamptz,
  blocked_at timestamptz,
  blocked_reason text check (blocked_reason in ('lost', 'stolen', 'replaced', 'removed', 'consent-withdrawn')),
  blocked_by_kind text check (blocked_by_kind in ('user', 'api-client', 'operator', 'system')),
  blocked_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, user_id) references business_user (organisation_id, id) on delete cascade,
  foreign key (organisation_id, subject_id) references eid_subject (organisation_id, id) on delete set null (subject_id),
  foreign key (organisation_id, invoicing_method_id) references invoicing_method (organisation_id, id)
    on delete set null (invoicing_method_id),
  constraint authenticator_means check ((kind = 'separate') = (means is not null)),
  constraint authenticator_blocked check (
    (status = 'blocked') = (blocked_reason is not null) and (status = 'blocked') = (blocked_at is not null))
);
create index authenticator_user on authenticator (organisation_id, user_id, ordered_at);
create index authenticator_subject on authenticator (organisation_id, subject_id) where subject_id is not null;
create index authenticator_invoicing_method on authenticator (organisation_id, invoicing_method_id)
  where invoicing_method_id is not null;
-- One person has one own eID.
create unique index authenticator_private on authenticator (organisation_id, user_id) where kind = 'private' and status <> 'blocked';
select tenant_table('authenticator');

-- Operators send and deliver what is ordered: they see what, when and for which organisation, never for whom.
create index authenticator_queue on authenticator (issued_at, id) where status in ('ordered', 'sent') and issued_at is not null;
create policy queue on authenticator for select to :"system" using (status in ('ordered', 'sent') and issued_at is not null);
grant select (organisation_id, id, means, status, ordered_at, issued_at, sent_at) on authenticator to :"system";

-- Who has been logging in with the own eID goes on.
alter table business_user no force row level security;
alter table eid_subject no force row level security;
alter table authenticator no force row level security;
insert into authenticator (organisation_id, id, user_id, kind, status, price, ordered_by_kind, ordered_at, delivered_at, activated_at)
  select u.organisation_id, gen_random_uuid(), u.id, 'private',
    case when u.status in ('active', 'deactivated') then 'activated' else 'delivered' end,
    0, 'system', u.created_at, u.created_at,
    case when u.status in ('active', 'deactivated') then coalesce(u.activated_at, u.created_at) end
  from business_user u
  where u.status <> 'imported' and (u.authenticator = 'private' or exists (select 1 from eid_subject s
    where s.organisation_id = u.organisation_id and s.user_id = u.id and s.kind = 'private'));
alter table business_user force row level security;
alter table eid_subject force row level security;
alter table authenticator force row level security;

-- Not watched: the invoicing method (set to none when it goes, with its own event), the subject (its own table is watched).
create constraint trigger history after insert or delete or update of user_id, kind, means, status, price, issued_at, order_failed_at,
  sent_at, delivered_at, activated_at, blocked_reason
  on authenticator deferrable initially deferred for each row execute function require_user_history();

-- ── Sessions know what they were begun with ─────────────────────────────────────────────────────────────────────
-- A new reference looks through both tables.
alter table session no force row level security;
alter table authenticator no force row level security;
alter table session add column authenticator_id uuid,
  add foreign key (organisation_id, authenticator_id) references authenticator (organisation_id, id) on delete cascade;
alter table session force row level security;
alter table authenticator force row level security;
create index session_authenticator on session (organisation_id, authenticator_id) where authenticator_id is not null;

-- ── Global: whose authenticators a link in a mail leads to; a pointer, no secret ────────────────────────────────
create table authenticator_link (
  token_hash bytea primary key,
  organisation_id uuid not null references organisation (id),
  user_id uuid not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (organisation_id, user_id) references business_user (organisation_id, id) on delete cascade
);
create index authenticator_link_user on authenticator_link (organisation_id, user_id, sent_at desc);
alter table authenticator_link enable row level security;
alter table authenticator_link force row level security;
create policy tenant on authenticator_link for all to :"app"
  using (organisation_id = current_setting('app.organisation_id')::uuid)
  with check (organisation_id = current_setting('app.organisation_id')::uuid);
create policy directory on authenticator_link for select to :"system" using (true);
grant select, insert, delete on authenticator_link to :"app";
grant select on authenticator_link to :"system";

-- ── Log-ins that activate one ───────────────────────────────────────────────────────────────────────────────────
alter table sign_in_attempt drop constraint sign_in_attempt_purpose_check;
alter table sign_in_attempt add constraint sign_in_attempt_purpose_check
  check (purpose in ('sign-in', 'activation', 'operator', 'authenticator'));
alter table sign_in_proof drop constraint sign_in_proof_purpose_check;
alter table sign_in_proof add constraint sign_in_proof_purpose_check
  check (purpose in ('choose-organisation', 'activation-code', 'authenticator'));
