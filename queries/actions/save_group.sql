-- one row: the members of a named group from now on, or that it is no more
insert into saved_groups (group_id, name, level, members, is_deleted, saved_by, saved_at)
values ($group_id, $name, $level, cast($members as varchar[]), $is_deleted, $saved_by, $saved_at)
