-- one row per kept total of the units $units
delete from kept_totals
where kept_totals.unit_id in (select unnest(cast($units as varchar[])))
