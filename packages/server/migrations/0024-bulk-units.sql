-- Units are given to many users at once, and taken back; what bulk changes know of a person goes when the person is forgotten.

alter table bulk_change
  drop constraint bulk_change_action_check,
  drop constraint bulk_change_undoes,
  add constraint bulk_change_action_check check (action in
    ('deactivate', 'reactivate', 'cancel-deactivation', 'resend-activation-email', 'assign-unit', 'undo-deactivation', 'undo-assignment')),
  add constraint bulk_change_undoes check ((action in ('undo-deactivation', 'undo-assignment')) = (undoes_id is not null));

-- Which unit of the kind a user had before; null for none.
alter table bulk_change_user add column replaced_unit_id uuid;

-- Everything about one person, however many bulk changes there were in the last 30 days.
create index bulk_change_user_person on bulk_change_user (organisation_id, user_id);
