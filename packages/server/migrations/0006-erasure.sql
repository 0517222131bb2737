-- What is erased when its time is over (decisions 38 and 41), found without reading what stays.

-- When the upload and its judged rows were erased; the import itself, which says who imported how many and when, stays.
alter table import add column erased_at timestamptz;
create index import_to_erase on import (organisation_id, uploaded_at) where erased_at is null;
create index email_to_erase on email (organisation_id, ended_at) where sealed is not null;
create index deleted_user_age on deleted_user (organisation_id, deleted_at);
create index session_end on session (organisation_id, ends_at);

-- A job for each organisation, behind everything that somebody waits for. One that still waits from an earlier round is replaced.
create function enqueue_for_organisations(task text, organisations uuid[])
returns void language sql security definer set search_path = graphile_worker, pg_temp as $$
  select graphile_worker.add_jobs(array(
    select (task, json_build_object('organisationId', organisation, 'id', organisation), null, null, 12,
      task || ' ' || organisation, 10, null)::graphile_worker.job_spec
    from unnest(organisations) as organisation
  ));
$$;
alter function enqueue_for_organisations(text, uuid[]) owner to :"worker";
revoke all on function enqueue_for_organisations(text, uuid[]) from public;
grant execute on function enqueue_for_organisations(text, uuid[]) to :"system";
