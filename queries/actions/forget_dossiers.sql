-- one row per kept span of dossiers of the units $units
delete from kept_dossiers
where kept_dossiers.unit_id in (select unnest(cast($units as varchar[])))
