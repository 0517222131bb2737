-- A bulk activation that fails for good ends; who was not sent is still imported.
alter table activation_order drop constraint activation_order_status_check;
alter table activation_order add constraint activation_order_status_check check (status in ('running', 'completed', 'failed'));
