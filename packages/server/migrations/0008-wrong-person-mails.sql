-- When somebody was last told that the wrong person used a link: a link that is passed around must not fill a mailbox.
alter table activation_link add column wrong_person_mailed_at timestamptz;
