-- The one period in which a user is deactivated: from and including the first day to and including the last, days in Denmark.

alter table business_user
  add column deactivated_from date,
  add column deactivated_to date,
  add constraint business_user_deactivation check (
    (deactivated_to is null or deactivated_to >= deactivated_from)
    and (deactivated_from is not null or deactivated_to is null)
    and (deactivated_from is null or status in ('active', 'deactivated')));

-- The same as `statusOn` of the rules, for conditions: what is true on a day, whether or not it is written down yet.
create function user_status_on(status text, deactivated_from date, deactivated_to date, day date)
returns text language sql immutable parallel safe as $$
  select case
    when deactivated_from is null or status not in ('active', 'deactivated') then status
    when day >= deactivated_from and (deactivated_to is null or day <= deactivated_to) then 'deactivated'
    else 'active'
  end
$$;

-- Whom a night has to look at: those whose deactivation begins, and those who come back.
create index business_user_to_deactivate on business_user (organisation_id, deactivated_from)
  where status = 'active' and deactivated_from is not null;
create index business_user_to_reactivate on business_user (organisation_id, deactivated_to)
  where status = 'deactivated' and deactivated_to is not null;

drop trigger history on business_user;
create constraint trigger history after insert or delete or update of status, first_name, last_name, email, phone, date_of_birth,
  anonymous, reference_text, target_level, registered_level, authenticator, authenticator_limit, production_unit_id, se_number_id,
  invoicing_method_id, activated_at, deactivated_from, deactivated_to, version
  on business_user deferrable initially deferred for each row execute function require_version_history('user');
