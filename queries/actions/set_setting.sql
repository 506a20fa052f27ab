-- one row: what somebody set for the whole dashboard
insert into settings (name, value, set_by, set_at)
values ($name, $value, $set_by, $set_at)
