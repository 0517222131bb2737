-- Lists of an organisation's history that stay quick among ten million events (record 35).

create index history_event_time on history_event (organisation_id, at, id);
create index history_event_kind on history_event (organisation_id, kind, at, id);
create index history_event_actor on history_event (organisation_id, kind, actor_kind, actor_id, at, id);

-- While a database is nearly empty all of these cost the planner the same, it takes the newest, and a connection keeps the plan: the look-up of an
-- entity's events, made for each row that is written, would walk the whole organisation. So the index it is meant to use is made last.
drop index history_event_entity;
create index history_event_entity on history_event (organisation_id, entity_id, at desc, id desc);
