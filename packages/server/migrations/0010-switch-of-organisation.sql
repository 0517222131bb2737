-- Whom the eID proved at the log-in, as keyed hashes, sealed under the session's token: only the browser that has the token can have it
-- opened, to switch to another user of the same person.
alter table session add column person_sealed bytea;
comment on column session.created_at is 'when the person logged in with the eID; a switch of organisation takes it along';

-- What was last written down of a link that cannot be used, and when: a link that is pressed again and again must not fill a user's history.
alter table activation_link add column unusable_noted text;
alter table activation_link add column unusable_noted_at timestamptz;
