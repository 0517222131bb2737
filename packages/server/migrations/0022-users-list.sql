-- The list of users: every order and every filter quick among a million users, reference texts searched, and a count that is kept (record 36).

-- ── What is listed and searched ─────────────────────────────────────────────────────────────────────────────────
-- The day in Denmark of the last log-in; whoever never logged in stands before all days. Of several log-ins on one day only the first
-- changes what an index holds.
alter table business_user add column last_sign_in_day date not null
  generated always as (coalesce((last_sign_in_at at time zone 'Europe/Copenhagen')::date, '-infinity')) stored;

-- What an authenticator is in one word: its means, or its kind where that has none.
alter table authenticator add column sort text not null generated always as (coalesce(means, kind)) stored;

-- The search reads reference texts too, behind a line feed, since the e-mail address is known as the last word before it.
alter table business_user no force row level security;
alter table business_user disable trigger history;
update business_user set folded = folded || E' \n ' || regexp_replace(
    normalize(replace(replace(replace(lower(reference_text), 'å', 'aa'), 'æ', 'ae'), 'ø', 'oe'), nfkd), '[\u0300-\u036f]', '', 'g')
  where reference_text is not null;
alter table business_user enable trigger history;
alter table business_user force row level security;

-- ── Orders and filters ──────────────────────────────────────────────────────────────────────────────────────────
-- The list by name walks this index. With what filters and search ask beside the name, a walk need not look at the users themselves:
-- 0.35 µs a user instead of 3 µs.
drop index business_user_name;
create index business_user_name on business_user (organisation_id, full_name collate "da-x-icu", id)
  include (folded, status, deactivated_from, deactivated_to, anonymous, authenticator, production_unit_id, se_number_id, invoicing_method_id,
    import_id, created_at, activated_at, last_sign_in_day);
-- The other two orders go along with the status (who waits was created lately, who is imported never logged in), so each status is walked by itself.
create index business_user_created on business_user (organisation_id, status, created_at, id);
create index business_user_signed_in on business_user (organisation_id, status, last_sign_in_day, id);
-- Few users each, or those of whom many are made at once, found without a walk.
create index business_user_import on business_user (organisation_id, import_id, created_at, id) where import_id is not null;
create index business_user_anonymous on business_user (organisation_id) where anonymous;
create index business_user_chosen on business_user (organisation_id, authenticator) where status = 'imported' and authenticator is not null;
create index authenticator_sort on authenticator (organisation_id, sort, user_id) where status <> 'blocked';
create index activation_link_open on activation_link (organisation_id, expires_at, user_id) where used_at is null and replaced_at is null;
create index activation_code_open on activation_code (organisation_id, expires_at, user_id) where used_at is null;
create index activation_code_locked on activation_code (organisation_id, user_id) where used_at is null and tries >= 10;

-- ── Search ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- How a word stands in the folded text: three letters and more anywhere, one or two at the beginning of a word, which a trigram tells.
create function has_word(word text) returns text language sql immutable parallel safe as $$
  select case when char_length(word) > 2 then format('folded like %L', '%' || pattern || '%')
    else format('(folded like %L or folded like %L)', pattern || '%', '% ' || pattern || '%') end
  from (select replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') as pattern) escaped
$$;

-- A page of the users who have every word, by name. First the next 10,000 users by name are walked, which fills the page where the
-- term is common; what does not fill the page there is rare and found by the trigram index, which row-level security keeps from the application.
create or replace function search_users(words text[], after_name text, after_id uuid, backwards boolean, most integer)
returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  organisation uuid := current_setting('app.organisation_id')::uuid;
  place text := '';
  has_words text := '';
  in_order text := format('order by full_name collate "da-x-icu" %1$s, id %1$s', case when backwards then 'desc' else 'asc' end);
  word text;
  found uuid[];
begin
  if after_name is not null then
    place := format(' and (full_name collate "da-x-icu", id) %s ($2 collate "da-x-icu", $3)', case when backwards then '<' else '>' end);
  end if;
  foreach word in array words loop
    has_words := has_words || ' and ' || has_word(word);
  end loop;
  if has_words = '' then
    return query execute 'select id from business_user where organisation_id = $1' || place || ' ' || in_order || ' limit $4'
      using organisation, after_name, after_id, most;
    return;
  end if;
  execute 'select array(select id from (select id, full_name, folded from business_user where organisation_id = $1' || place || ' ' || in_order
    || ' limit 10000) walked where true' || has_words || ' ' || in_order || ' limit $4)'
    into found using organisation, after_name, after_id, most;
  if cardinality(found) = most then
    return query select * from unnest(found);
    return;
  end if;
  -- "offset 0" keeps the limit from the plan of what is below it: all hits are wanted there.
  return query execute 'select id from (select id, full_name from business_user where organisation_id = $1' || place || has_words
    || ' offset 0) hits ' || in_order || ' limit $4'
    using organisation, after_name, after_id, most;
end $$;

-- The users who have every word, in no order; null when there are more than `most`. The planner is not asked: of a term that it has no
-- statistics of it would guess.
create function users_with_words(words text[], most integer)
returns uuid[] language plpgsql stable security definer
set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off as $$
declare
  has_words text := '';
  word text;
  found uuid[];
begin
  foreach word in array words loop
    has_words := has_words || ' and ' || has_word(word);
  end loop;
  execute 'select array(select id from business_user where organisation_id = $1' || has_words || ' limit $2)'
    into found using current_setting('app.organisation_id')::uuid, most + 1;
  return case when cardinality(found) <= most then found end;
end $$;
alter function users_with_words(text[], integer) owner to :"search";
revoke all on function users_with_words(text[], integer) from public;
grant execute on function users_with_words(text[], integer) to :"app";

-- ── How many users there are ────────────────────────────────────────────────────────────────────────────────────
-- The users of an organisation are the sum of its changes. Each statement that makes or deletes users adds a row and waits for nobody;
-- now and then the rows become one.
create table user_count_change (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  change integer not null,
  primary key (organisation_id, id)
);
select tenant_table('user_count_change');

create function count_users() returns trigger language plpgsql as $$
begin
  insert into user_count_change (organisation_id, id, change)
    select organisation_id, gen_random_uuid(), case tg_op when 'INSERT' then count(*) else -count(*) end from changed group by organisation_id;
  return null;
end $$;
create trigger count_made after insert on business_user referencing new table as changed for each statement execute function count_users();
create trigger count_deleted after delete on business_user referencing old table as changed for each statement execute function count_users();

alter table business_user no force row level security;
alter table user_count_change no force row level security;
insert into user_count_change (organisation_id, id, change)
  select organisation_id, gen_random_uuid(), count(*) from business_user group by organisation_id;
alter table user_count_change force row level security;
alter table business_user force row level security;
