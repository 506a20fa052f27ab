-- one row per kept criterion of the units $units
delete from kept_outcomes
where kept_outcomes.unit_id in (select unnest(cast($units as varchar[])))
