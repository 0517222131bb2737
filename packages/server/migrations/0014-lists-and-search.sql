-- Lists and search that stay quick in an organisation of a million users.

-- The list walks this index; with the text that the search reads beside the name, a walk need not look at the users themselves:
-- 0.17 µs a user instead of 1.3 µs.
drop index business_user_name;
create index business_user_name on business_user (organisation_id, full_name collate "da-x-icu", id) include (folded);

-- A page of the users who have every word in their name or e-mail address, by name. First the next 10,000 users by name are walked, which
-- fills the page where the term is common: then the trigram index would give, and the sort would order, tens of thousands. What does not fill the page
-- there is rare and found by the trigram index. The planner is not asked: for a term that it has no statistics of, it guesses, and then walks a million users
-- to find none. Row-level security keeps the application from the trigram index (its operators are not leakproof), so the function filters on the tenant itself.
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
    has_words := has_words || format(' and folded like %L', '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%');
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
