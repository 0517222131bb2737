-- Deleted users are listed by the time of their deletion; many can be deleted at one moment.
drop index deleted_user_age;
create index deleted_user_age on deleted_user (organisation_id, deleted_at, id);
