-- one row per kept single task of the units $units
delete from kept_tasks
where kept_tasks.unit_id in (select unnest(cast($units as varchar[])))
