-- one row per kept line without known points that a limitation names, of the units $units
delete from kept_unknowns
where kept_unknowns.unit_id in (select unnest(cast($units as varchar[])))
